package care.roster;

import care.kernel.Identified;
import jakarta.persistence.*;
import jakarta.validation.Valid;

/** Who is told of a division's newly listed each month. One that is not active any more gets nothing new; what it got stays. */
@Entity
@Table(name = "push_recipient")
public class Recipient extends Identified {
    private String regionCode;
    @Valid
    @Embedded
    private RecipientDetails details;

    protected Recipient() {
    }

    public Recipient(String regionCode, RecipientDetails details) {
        this.regionCode = regionCode;
        describe(details);
    }

    public void describe(RecipientDetails typed) {
        typed.check();
        details = typed;
    }

    /** Whether it is sent to by the system; otherwise somebody hands the file over. */
    public boolean isConnected() {
        return details.getUrl() != null;
    }

    public String getRegionCode() {
        return regionCode;
    }

    public RecipientDetails getDetails() {
        return details;
    }
}

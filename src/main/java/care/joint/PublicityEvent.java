package care.joint;

import care.kernel.Identified;
import jakarta.persistence.*;
import jakarta.validation.Valid;

/** An occasion on which older people were warned, within an action. */
@Entity
public class PublicityEvent extends Identified {
    private Long actionId;
    @Valid
    @Embedded
    private PublicityDetails details;
    private String enteredBy;

    protected PublicityEvent() {
    }

    PublicityEvent(long actionId, PublicityDetails details, String by) {
        this.actionId = actionId;
        this.details = details;
        enteredBy = by;
    }

    public PublicityDetails getDetails() {
        return details;
    }

    public String getEnteredBy() {
        return enteredBy;
    }
}

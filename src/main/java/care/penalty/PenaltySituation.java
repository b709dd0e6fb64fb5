package care.penalty;

import care.kernel.Identified;
import jakarta.persistence.Entity;

/** One of the nine situations of 养老机构管理办法第四十六条, in short. */
@Entity
public class PenaltySituation extends Identified {
    /** Hiding something, giving false material, or not letting anybody look. */
    private static final int REFUSAL = 8;

    private Integer number;
    private String wording;
    private String basis;

    protected PenaltySituation() {
    }

    public boolean isRefusal() {
        return number == REFUSAL;
    }

    public Integer getNumber() {
        return number;
    }

    public String getWording() {
        return wording;
    }

    public String getBasis() {
        return basis;
    }
}

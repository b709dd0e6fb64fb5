package care.checklist;

import care.kernel.Identified;
import jakarta.persistence.*;

/**
 * One of the 22 situations that make a major hazard (养老机构重大事故隐患判定标准, 2023). What is not confirmed yet has no text: it is entered
 * from the official one.
 */
@Entity
public class MajorHazard extends Identified {
    private Integer number;
    private Integer hazardGroup;
    private String situation;
    private String basis;
    private boolean confirmed;

    protected MajorHazard() {
    }

    public Integer getNumber() {
        return number;
    }

    public Integer getHazardGroup() {
        return hazardGroup;
    }

    public String getSituation() {
        return situation;
    }

    public String getBasis() {
        return basis;
    }

    public boolean isConfirmed() {
        return confirmed;
    }
}

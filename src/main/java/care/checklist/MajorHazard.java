package care.checklist;

import care.kernel.*;
import jakarta.persistence.*;

/**
 * One of the 22 situations that make a major hazard (养老机构重大事故隐患判定标准, 2023). What is not confirmed yet has no text: it is entered
 * from the official one.
 */
@Entity
public class MajorHazard extends Identified {
    static final int GROUPS = 5;

    private Integer number;
    private Integer hazardGroup;
    private String situation;
    private String basis;
    private boolean confirmed;

    protected MajorHazard() {
    }

    /** Entered from the official text by somebody who has it before them. What has been confirmed is not made unconfirmed. */
    void confirm(int group, String text, String source) {
        if (text == null || text.isBlank()) throw RuleViolation.invalid("situation", "checklist.hazard.no-text");
        if (source == null || source.isBlank()) throw RuleViolation.invalid("basis", "checklist.hazard.no-basis");
        if (group < 1 || group > GROUPS) throw RuleViolation.invalid("hazardGroup", "checklist.hazard.group", GROUPS);
        hazardGroup = group;
        situation = text.strip();
        basis = source.strip();
        confirmed = true;
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

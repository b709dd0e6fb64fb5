package care.admission;

import java.io.Serializable;

/** One of the nine risks on a form: how high, and what is done against it. */
public class RiskLine implements Serializable {
    private final RiskKind kind;
    private RiskLevel level;
    private String measure;

    public RiskLine(RiskKind kind, RiskLevel level, String measure) {
        this.kind = kind;
        this.level = level;
        this.measure = measure;
    }

    public RiskKind getKind() {
        return kind;
    }

    public RiskLevel getLevel() {
        return level;
    }

    public void setLevel(RiskLevel level) {
        this.level = level;
    }

    public String getMeasure() {
        return measure;
    }

    public void setMeasure(String measure) {
        this.measure = measure;
    }
}

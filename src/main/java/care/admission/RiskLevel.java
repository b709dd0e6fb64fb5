package care.admission;

/** 无, 低, 中, 高. */
public enum RiskLevel {
    NONE("ok"), LOW("wait"), MEDIUM("warn"), HIGH("danger");

    private final String tone;

    RiskLevel(String tone) {
        this.tone = tone;
    }

    public String tone() {
        return tone;
    }
}

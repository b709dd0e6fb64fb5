package care.checklist;

/** How grave a deficiency is: 轻微, 一般, 严重. Only a grave one can be a major hazard. */
public enum Severity {
    SLIGHT("idle"), ORDINARY("warn"), GRAVE("danger");

    private final String tone;

    Severity(String tone) {
        this.tone = tone;
    }

    public String tone() {
        return tone;
    }
}

package care.penalty;

/** The tiers of discretion: 不予处罚, 轻微, 一般, 严重. What each allows are parameters. */
public enum Tier {
    NONE("ok"), SLIGHT("wait"), ORDINARY("warn"), GRAVE("danger");

    private final String tone;

    Tier(String tone) {
        this.tone = tone;
    }

    public String tone() {
        return tone;
    }
}

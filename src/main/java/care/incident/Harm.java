package care.incident;

/** 无伤害, 轻微, 严重, 死亡. */
public enum Harm {
    NONE("ok"), SLIGHT("wait"), SERIOUS("danger"), DEATH("danger");

    private final String tone;

    Harm(String tone) {
        this.tone = tone;
    }

    public String tone() {
        return tone;
    }

    /** Whether the county is told at once. */
    public boolean isGrave() {
        return this == SERIOUS || this == DEATH;
    }
}

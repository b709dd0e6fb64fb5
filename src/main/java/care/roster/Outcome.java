package care.roster;

/** What a county finds about somebody who is watched and not helped: 符合纳入 or 不符合. */
public enum Outcome {
    QUALIFIES("ok"), DOES_NOT_QUALIFY("idle");

    private final String tone;

    Outcome(String tone) {
        this.tone = tone;
    }

    public String tone() {
        return tone;
    }
}

package care.inspection;

/** What an item turned out to be: 符合, 不符合, 不适用. */
public enum Outcome {
    CONFORM("ok"), DEFICIENT("danger"), NOT_APPLICABLE("idle");

    private final String tone;

    Outcome(String tone) {
        this.tone = tone;
    }

    public String tone() {
        return tone;
    }
}

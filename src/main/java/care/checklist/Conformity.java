package care.checklist;

/** What an item turned out to be, at an inspection or when the home looks itself: 符合, 不符合, 不适用. */
public enum Conformity {
    CONFORM("ok"), DEFICIENT("danger"), NOT_APPLICABLE("idle");

    private final String tone;

    Conformity(String tone) {
        this.tone = tone;
    }

    public String tone() {
        return tone;
    }
}

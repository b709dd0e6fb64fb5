package care.residence;

/** 在用, 停用. */
public enum BedState {
    IN_USE("ok"), OUT_OF_SERVICE("idle");

    private final String tone;

    BedState(String tone) {
        this.tone = tone;
    }

    public String tone() {
        return tone;
    }
}

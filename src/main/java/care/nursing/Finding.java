package care.nursing;

/** 正常, 不在院, 有情况, 未见到: what a round found of a resident. */
public enum Finding {
    IN_ORDER, AWAY, NOTED, MISSING;

    public String tone() {
        return switch (this) {
            case IN_ORDER -> "ok";
            case AWAY -> "idle";
            case NOTED -> "warn";
            case MISSING -> "danger";
        };
    }
}

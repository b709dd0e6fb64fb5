package care.person;

/** What somebody made of a suspicion: 合并, 保留, 更正. */
public enum Decision {
    MERGED("ok"), KEPT("idle"), CORRECTED("ok");

    private final String tone;

    Decision(String tone) {
        this.tone = tone;
    }

    public String tone() {
        return tone;
    }
}

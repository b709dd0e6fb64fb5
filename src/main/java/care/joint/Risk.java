package care.joint;

/** How great the risk is: 低, 中, 高. */
public enum Risk {
    LOW("wait"), MIDDLE("warn"), HIGH("danger");

    private final String tone;

    Risk(String tone) {
        this.tone = tone;
    }

    public String tone() {
        return tone;
    }
}

package care.kitchen;

/** What a kitchen may lack: tomorrow's menu, a dish's sample, a disposal that is overdue, somebody's health certificate, today's disinfection, a self-check of the month, a food licence that holds. */
public enum Lack {
    MENU, SAMPLE, DISPOSAL, CERTIFICATE, DISINFECTION, SELF_CHECK, LICENCE;

    public String tone() {
        return this == MENU || this == SELF_CHECK ? "warn" : "danger";
    }
}

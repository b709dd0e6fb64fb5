package care.supervision;

import java.time.LocalDate;

/** Whether somebody may be sent: 有效, 即将到期, 已过期, 停用. */
public enum CertificateState {
    VALID("ok"), EXPIRING("warn"), EXPIRED("danger"), INACTIVE("idle");

    private final String tone;

    CertificateState(String tone) {
        this.tone = tone;
    }

    /** @param until the last day the certificate holds @param warned the day up to which one is warned */
    static CertificateState of(boolean active, LocalDate until, LocalDate today, LocalDate warned) {
        if (!active) return INACTIVE;
        if (until.isBefore(today)) return EXPIRED;
        return until.isAfter(warned) ? VALID : EXPIRING;
    }

    public String tone() {
        return tone;
    }
}

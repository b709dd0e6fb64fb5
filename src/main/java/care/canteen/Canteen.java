package care.canteen;

import care.kernel.*;
import jakarta.persistence.*;
import jakarta.validation.Valid;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/**
 * A senior canteen, 老饭桌: a table in a village that a facility runs. It is prepared, opens once it has a food licence that holds, may pause
 * with a reason and open again, and is closed for good. Which of its days are open days follows from its states, its week and its closures.
 */
@Entity
public class Canteen extends Identified {
    @Column(updatable = false)
    private Long facilityId;
    @Column(updatable = false)
    private String code;
    @Valid
    @Embedded
    private CanteenDetails details;
    private String payee;
    private String payeeBank;
    @Secret
    private byte[] payeeCipher;
    private String payeeMask;
    @Enumerated(EnumType.STRING)
    private CanteenState state = CanteenState.PREPARED;
    private LocalDate stateSince;

    protected Canteen() {
    }

    public Canteen(long facilityId, String code, CanteenDetails details, LocalDate on) {
        this.facilityId = facilityId;
        this.code = code;
        stateSince = on;
        amend(details);
    }

    public void amend(CanteenDetails typed) {
        if (state == CanteenState.CLOSED) throw RuleViolation.conflict("canteen.closed");
        if ((typed.getLicenceNumber() == null) != (typed.getLicenceUntil() == null)) throw RuleViolation.invalid(typed.getLicenceNumber() == null ? "licenceNumber" : "licenceUntil", "canteen.licence-half");
        if ((typed.getLatitude() == null) != (typed.getLongitude() == null)) throw RuleViolation.invalid(typed.getLatitude() == null ? "latitude" : "longitude", "canteen.place-half");
        if (typed.getLicenceNumber() == null && state != CanteenState.PREPARED) throw RuleViolation.invalid("licenceNumber", "canteen.no-licence");
        details = typed;
    }

    /** @param sittings how many sittings have hours */
    public void open(LocalDate on, LocalDate today, int sittings) {
        if (details.getLicenceNumber() == null) throw RuleViolation.conflict("canteen.no-licence");
        if (details.getLicenceUntil().isBefore(on)) throw RuleViolation.conflict("canteen.licence-over", details.getLicenceUntil());
        if (sittings == 0) throw RuleViolation.conflict("canteen.no-hours");
        move(CanteenState.OPEN, on, today);
    }

    public void pause(String reason, LocalDate on, LocalDate today) {
        if (reason == null || reason.isBlank()) throw RuleViolation.invalid("reason", "canteen.no-reason");
        move(CanteenState.PAUSED, on, today);
    }

    public void close(String reason, LocalDate on, LocalDate today) {
        if (reason == null || reason.isBlank()) throw RuleViolation.invalid("reason", "canteen.no-reason");
        move(CanteenState.CLOSED, on, today);
    }

    private void move(CanteenState next, LocalDate on, LocalDate today) {
        if (on == null || on.isAfter(today)) throw RuleViolation.invalid("on", "canteen.day-to-come");
        if (on.isBefore(stateSince)) throw RuleViolation.invalid("on", "canteen.day-before-last", stateSince);
        state = state.to(next);
        stateSince = on;
    }

    /** Where the district pays to. The number is sealed and shown by its last four digits. */
    public void payInto(String name, String bank, String number, Vault vault) {
        String digits = number == null ? "" : number.replaceAll("\\s", "");
        if (name == null || name.isBlank()) throw RuleViolation.invalid("payee", "canteen.no-payee");
        if (bank == null || bank.isBlank()) throw RuleViolation.invalid("bank", "canteen.no-bank");
        if (!digits.matches("\\d{8,30}")) throw RuleViolation.invalid("number", "canteen.account-number");
        payee = name.strip();
        payeeBank = bank.strip();
        payeeCipher = vault.seal(digits.getBytes(StandardCharsets.US_ASCII));
        payeeMask = "*".repeat(digits.length() - 4) + digits.substring(digits.length() - 4);
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public String getCode() {
        return code;
    }

    public CanteenDetails getDetails() {
        return details;
    }

    public CanteenState getState() {
        return state;
    }

    public LocalDate getStateSince() {
        return stateSince;
    }

    public String getPayee() {
        return payee;
    }

    public String getPayeeBank() {
        return payeeBank;
    }

    public String getPayeeMask() {
        return payeeMask;
    }
}

package care.prepayment;

import care.kernel.*;
import jakarta.persistence.Entity;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/**
 * The account in which a home keeps what is paid ahead. It is registered with its number, which is sealed and shown by its last four
 * digits, and closed one day; its balances are reported month by month.
 */
@Entity
public class CustodyAccount extends Identified {
    private static final int SHOWN = 4;

    private Long facilityId;
    private String bank;
    private byte[] numberHash;
    private byte[] numberCipher;
    private String numberMask;
    private LocalDate openedOn;
    private LocalDate closedOn;

    protected CustodyAccount() {
    }

    CustodyAccount(Long facilityId, String bank, String number, LocalDate openedOn, LocalDate today, Vault vault) {
        String digits = number == null ? "" : number.replaceAll("[\\s-]", "");
        if (bank == null || bank.isBlank()) throw RuleViolation.invalid("bank", "prepayment.account.no-bank");
        if (!digits.matches("\\d{8,32}")) throw RuleViolation.invalid("number", "prepayment.account.number");
        if (openedOn == null || openedOn.isAfter(today)) throw RuleViolation.invalid("openedOn", "prepayment.account.opened");
        this.facilityId = facilityId;
        this.bank = bank.strip();
        numberHash = vault.hash(digits.getBytes(StandardCharsets.US_ASCII));
        numberCipher = vault.seal(digits.getBytes(StandardCharsets.US_ASCII));
        numberMask = "*".repeat(digits.length() - SHOWN) + digits.substring(digits.length() - SHOWN);
        this.openedOn = openedOn;
    }

    void close(LocalDate on, LocalDate today) {
        if (closedOn != null) throw RuleViolation.conflict("prepayment.account.closed", closedOn);
        if (on == null || on.isBefore(openedOn) || on.isAfter(today)) throw RuleViolation.invalid("closedOn", "constraint.custody_account_ends_before_begins");
        closedOn = on;
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public String getBank() {
        return bank;
    }

    public String getNumberMask() {
        return numberMask;
    }

    public LocalDate getOpenedOn() {
        return openedOn;
    }

    public LocalDate getClosedOn() {
        return closedOn;
    }
}

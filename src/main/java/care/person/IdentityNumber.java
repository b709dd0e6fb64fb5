package care.person;

import care.kernel.RuleViolation;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A resident identity number after GB 11643-1999: 17 digits and a check character; digits 7–14 are the date of birth, digit 17 is odd
 * for men. Check: Σ digit × weight mod 11 → {@code 10X98765432}.
 */
public record IdentityNumber(String value) {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    /**
     * Reads what somebody typed: surrounding blanks, full-width digits and a small x are normalised.
     *
     * @throws RuleViolation person.identity.fifteen | .shape | .birth | .check, on field {@code identity}
     */
    public static IdentityNumber parse(String typed, LocalDate today) {
        String n = Normalizer.normalize(typed == null ? "" : typed, Normalizer.Form.NFKC).strip().toUpperCase();
        if (n.matches("\\d{15}")) throw RuleViolation.invalid("identity", "person.identity.fifteen");
        if (!n.matches("\\d{17}[\\dX]")) throw RuleViolation.invalid("identity", "person.identity.shape");
        LocalDate born;
        try {
            born = LocalDate.of(Integer.parseInt(n.substring(6, 10)), Integer.parseInt(n.substring(10, 12)), Integer.parseInt(n.substring(12, 14)));
        } catch (DateTimeException e) {
            throw RuleViolation.invalid("identity", "person.identity.birth", n.substring(6, 14));
        }
        if (born.isAfter(today)) throw RuleViolation.invalid("identity", "person.identity.birth", n.substring(6, 14));
        char check = check(n.substring(0, 17));
        if (n.charAt(17) != check) throw RuleViolation.invalid("identity", "person.identity.check", check, n.charAt(17));
        return new IdentityNumber(n);
    }

    /** What is wrong with it, if anything. */
    public static Optional<RuleViolation> problem(String typed, LocalDate today) {
        try {
            parse(typed, today);
            return Optional.empty();
        } catch (RuleViolation wrong) {
            return Optional.of(wrong);
        }
    }

    /** The check character of the first 17 digits. */
    public static char check(String seventeen) {
        int sum = 0;
        for (int i = 0; i < 17; i++) sum += (seventeen.charAt(i) - '0') * WEIGHTS[i];
        return CHECKS.charAt(sum % 11);
    }

    /** Of what a vault has opened. */
    public static IdentityNumber of(byte[] ascii) {
        return new IdentityNumber(new String(ascii, StandardCharsets.US_ASCII));
    }

    /** What a vault seals and hashes. */
    public byte[] bytes() {
        return value.getBytes(StandardCharsets.US_ASCII);
    }

    public LocalDate born() {
        return LocalDate.of(Integer.parseInt(value.substring(6, 10)), Integer.parseInt(value.substring(10, 12)), Integer.parseInt(value.substring(12, 14)));
    }

    public Sex sex() {
        return (value.charAt(16) - '0') % 2 == 1 ? Sex.MALE : Sex.FEMALE;
    }

    /** 640502********1234 */
    public String mask() {
        return value.substring(0, 6) + "********" + value.substring(14);
    }

    @Override
    public String toString() {
        return mask();
    }
}

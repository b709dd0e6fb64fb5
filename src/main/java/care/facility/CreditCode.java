package care.facility;

import care.kernel.RuleViolation;
import java.text.Normalizer;

/**
 * 统一社会信用代码 after GB 32100-2015: 18 of the 31 symbols {@code 0-9A-HJ-NPQRTUWXY}; check = (31 − Σ value × 3^i mod 31) mod 31.
 */
public final class CreditCode {
    private static final String SYMBOLS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    private CreditCode() {
    }

    /**
     * Normalises what was typed; an empty one stays null.
     *
     * @throws RuleViolation facility.credit-code.shape | .check on field {@code creditCode}
     */
    public static String parse(String typed) {
        if (typed == null || typed.isBlank()) return null;
        String code = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip().toUpperCase();
        if (code.length() != 18 || code.chars().anyMatch(c -> SYMBOLS.indexOf(c) < 0)) throw RuleViolation.invalid("creditCode", "facility.credit-code.shape");
        char check = check(code.substring(0, 17));
        if (code.charAt(17) != check) throw RuleViolation.invalid("creditCode", "facility.credit-code.check", check, code.charAt(17));
        return code;
    }

    /** The check symbol of the first 17. */
    public static char check(String seventeen) {
        int sum = 0;
        for (int i = 0; i < 17; i++) sum += SYMBOLS.indexOf(seventeen.charAt(i)) * WEIGHTS[i];
        return SYMBOLS.charAt((31 - sum % 31) % 31);
    }
}

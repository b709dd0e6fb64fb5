package care.facility;

import static org.junit.jupiter.api.Assertions.*;

import care.kernel.RuleViolation;
import net.jqwik.api.*;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** GB 32100-2015; 91350100M000100Y43 is the standard's own example. */
class CreditCodeTest {
    @Test
    void the_example_of_the_standard_is_valid() {
        assertEquals("91350100M000100Y43", CreditCode.parse("91350100M000100Y43"));
    }

    @Test
    void small_letters_blanks_and_full_width_signs_are_normalised() {
        assertEquals("91350100M000100Y43", CreditCode.parse(" 91350100m000100y43 "));
        assertEquals("91350100M000100Y43", CreditCode.parse("９１350100M000100Y43"));
    }

    @Test
    void none_is_none() {
        assertNull(CreditCode.parse("  "));
        assertNull(CreditCode.parse(null));
    }

    @Test
    void a_letter_the_standard_leaves_out_or_a_missing_symbol_is_refused() {
        assertEquals("facility.credit-code.shape", assertThrows(RuleViolation.class, () -> CreditCode.parse("91350100O000100Y43")).code());
        assertEquals("facility.credit-code.shape", assertThrows(RuleViolation.class, () -> CreditCode.parse("91350100M000100Y4")).code());
    }

    @Test
    void a_wrong_check_symbol_says_which_it_should_be() {
        RuleViolation wrong = assertThrows(RuleViolation.class, () -> CreditCode.parse("91350100M000100Y44"));
        assertEquals("facility.credit-code.check", wrong.code());
        assertEquals("creditCode", wrong.field());
        assertArrayEquals(new Object[] {'3', '4'}, wrong.args());
    }

    private static final String SYMBOLS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    @Provide
    Arbitrary<String> seventeen() {
        return Arbitraries.strings().withChars(SYMBOLS.toCharArray()).ofLength(17);
    }

    /** GB 32100 by its definition: the weighted sum and the check together are a multiple of 31. */
    @Property
    void sum_and_check_together_are_a_multiple_of_31(@ForAll("seventeen") String seventeen) {
        int sum = 0;
        int weight = 1;
        for (char c : seventeen.toCharArray()) {
            sum += SYMBOLS.indexOf(c) * weight;
            weight = weight * 3 % 31;
        }
        assertEquals(0, (sum + SYMBOLS.indexOf(CreditCode.check(seventeen))) % 31);
    }

    @Property
    void one_symbol_changed_is_always_noticed(@ForAll("seventeen") String seventeen, @ForAll @IntRange(min = 0, max = 16) int place, @ForAll @IntRange(min = 1, max = 30) int by) {
        char[] symbols = seventeen.toCharArray();
        symbols[place] = SYMBOLS.charAt((SYMBOLS.indexOf(symbols[place]) + by) % 31);
        assertNotEquals(CreditCode.check(seventeen), CreditCode.check(new String(symbols)));
    }
}

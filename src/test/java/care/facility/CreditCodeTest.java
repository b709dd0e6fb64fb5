package care.facility;

import static org.junit.jupiter.api.Assertions.*;

import care.kernel.RuleViolation;
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
}

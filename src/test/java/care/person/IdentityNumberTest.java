package care.person;

import static org.junit.jupiter.api.Assertions.*;

import care.kernel.RuleViolation;
import java.time.LocalDate;
import net.jqwik.api.*;
import net.jqwik.api.constraints.*;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** GB 11643-1999. 11010519491231002X and 440524188001010014 are the standard's own examples. */
class IdentityNumberTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 5);

    private static String code(String typed) {
        return assertThrows(RuleViolation.class, () -> IdentityNumber.parse(typed, TODAY)).code();
    }

    @Test
    void the_examples_of_the_standard_are_valid() {
        IdentityNumber woman = IdentityNumber.parse("11010519491231002X", TODAY);
        assertEquals(LocalDate.of(1949, 12, 31), woman.born());
        assertEquals(Sex.FEMALE, woman.sex());
        assertEquals(Sex.MALE, IdentityNumber.parse("440524188001010014", TODAY).sex());
    }

    @ParameterizedTest
    @CsvSource({"11010519491231002x", "' 11010519491231002X '", "１１０１０５１９４９１２３１００２Ｘ", "'　11010519491231002Ｘ'"})
    void small_x_full_width_digits_and_blanks_are_normalised(String typed) {
        assertEquals("11010519491231002X", IdentityNumber.parse(typed, TODAY).value());
    }

    @Test
    void each_fault_has_a_message_of_its_own() {
        assertEquals("person.identity.fifteen", code("110105491231002"));
        assertEquals("person.identity.shape", code("1101051949123100"));
        assertEquals("person.identity.shape", code(null));
        assertEquals("person.identity.shape", code("1101051949123100XX"));
        assertEquals("person.identity.birth", code("110105194902300021"));
        assertEquals("person.identity.birth", code("110105202703060021"));
        assertEquals("person.identity.check", code("110105194912310021"));
    }

    @Test
    void a_wrong_check_character_says_which_it_should_be() {
        RuleViolation wrong = assertThrows(RuleViolation.class, () -> IdentityNumber.parse("110105194912310021", TODAY));
        assertArrayEquals(new Object[] {'X', '1'}, wrong.args());
        assertEquals("identity", wrong.field());
    }

    @Test
    void it_shows_itself_masked() {
        assertEquals("110105********002X", IdentityNumber.parse("11010519491231002X", TODAY).toString());
    }

    @Property
    void changing_one_digit_is_always_noticed(@ForAll @IntRange(min = 0, max = 16) int place, @ForAll @IntRange(min = 1, max = 9) int by) {
        char[] digits = "11010519491231002".toCharArray();
        digits[place] = (char) ('0' + (digits[place] - '0' + by) % 10);
        assertNotEquals('X', IdentityNumber.check(new String(digits)));
    }

    /** ISO 7064 MOD 11-2, by its definition: all eighteen, each times 2 to the power of the places after it, leave 1. */
    @Property
    void the_check_character_is_the_one_that_leaves_one(@ForAll @LongRange(min = 0, max = 99_999_999_999_999_999L) long number) {
        String seventeen = String.format("%017d", number);
        int sum = 0;
        for (char c : (seventeen + IdentityNumber.check(seventeen)).toCharArray()) sum = (sum * 2 + (c == 'X' ? 10 : c - '0')) % 11;
        assertEquals(1, sum);
    }

    @Property
    void two_neighbours_exchanged_are_noticed(@ForAll @LongRange(min = 0, max = 99_999_999_999_999_999L) long number, @ForAll @IntRange(min = 0, max = 15) int place) {
        char[] digits = String.format("%017d", number).toCharArray();
        char check = IdentityNumber.check(new String(digits));
        Assume.that(digits[place] != digits[place + 1]);
        char kept = digits[place];
        digits[place] = digits[place + 1];
        digits[place + 1] = kept;
        assertNotEquals(check, IdentityNumber.check(new String(digits)));
    }
}

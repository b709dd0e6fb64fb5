package care.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class DivisionCodeTest {
    @Test
    void a_code_tells_its_level_its_parent_and_its_prefix() {
        assertEquals(1, DivisionCode.level("640000000000"));
        assertEquals(2, DivisionCode.level("640500000000"));
        assertEquals(3, DivisionCode.level("640522000000"));
        assertEquals(4, DivisionCode.level("640522103000"));
        assertEquals(5, DivisionCode.level("640522103201"));
        assertEquals("6405", DivisionCode.prefix("640500000000"));
        assertEquals("640522103", DivisionCode.prefix("640522103000"));
        assertEquals("640522103000", DivisionCode.parent("640522103201"));
        assertEquals("640500000000", DivisionCode.parent("640522000000"));
        assertNull(DivisionCode.parent("640000000000"));
    }

    @Test
    void a_county_code_that_ends_in_a_zero_keeps_it() {
        assertEquals(3, DivisionCode.level("110110000000"));
        assertEquals("110110", DivisionCode.prefix("110110000000"));
    }

    @Test
    void the_division_of_a_level_is_found_in_any_code_below_it() {
        assertEquals("640522000000", DivisionCode.at("640522103201", 3));
        assertEquals("640500000000", DivisionCode.at("640522103201", 2));
    }
}

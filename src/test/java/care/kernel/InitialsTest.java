package care.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class InitialsTest {
    @Test
    void a_chinese_name_gives_the_first_letters_of_its_pinyin() {
        assertEquals("wgs", Initials.of("王国胜"));
        assertEquals("lyyly", Initials.of("柳荫养老院"));
    }

    @Test
    void latin_letters_and_digits_stand_for_themselves_and_signs_are_left_out() {
        assertEquals("a3ylz", Initials.of("A3·养老（站）"));
    }
}

package care.person;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PersonTest {
    @Test
    void a_name_shows_its_first_and_last_character_and_a_short_one_only_its_first() {
        assertEquals("王*胜", Person.mask("王国胜"));
        assertEquals("欧**明", Person.mask("欧阳建明"));
        assertEquals("马*", Person.mask("马兰"));
        assertEquals("𠮷*测", Person.mask("𠮷某测"), "a rare character is not cut in half");
        assertEquals("", Person.mask(""));
    }
}

package care.open;

import static org.junit.jupiter.api.Assertions.*;

import org.junit.jupiter.api.Test;

class ThrottleTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void sixty_questions_or_ten_letters_a_minute_and_no_more() {
        Throttle.Bucket questions = new Throttle.Bucket(60, 0);
        for (int i = 0; i < 60; i++) assertEquals(0, questions.take(1, 60, 0));
        assertEquals(1, questions.take(1, 60, 0));
        assertEquals(0, questions.take(1, 60, SECOND));
        Throttle.Bucket letters = new Throttle.Bucket(60, 0);
        for (int i = 0; i < 10; i++) assertEquals(0, letters.take(Throttle.LETTER, 60, 0));
        assertEquals(6, letters.take(Throttle.LETTER, 60, 0), "a letter fills up in six seconds");
        assertEquals(0, letters.take(Throttle.LETTER, 60, 6 * SECOND));
    }
}

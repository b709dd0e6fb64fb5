package care.penalty;

import static org.junit.jupiter.api.Assertions.*;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConductTest {
    private static Tier tier(long findings, long inTime, long late, long returned, long overdue, long major, boolean harm, boolean refused) {
        return new Conduct(findings, inTime, late, returned, overdue, major, harm, refused).suggest().tier();
    }

    @Test
    void what_is_put_right_by_itself_in_time_and_without_harm_is_not_punished() {
        assertEquals(Tier.NONE, tier(2, 2, 0, 0, 0, 0, false, false));
    }

    @Test
    void what_is_prompt_but_not_without_a_hitch_is_slight() {
        assertEquals(Tier.SLIGHT, tier(2, 1, 0, 0, 0, 0, false, false), "one is still within its time");
        assertEquals(Tier.SLIGHT, tier(2, 2, 0, 1, 0, 0, false, false), "one was sent back");
        assertEquals(Tier.SLIGHT, tier(1, 1, 0, 0, 0, 1, false, false), "it was a major hazard");
    }

    @Test
    void what_is_late_or_did_some_harm_is_ordinary() {
        assertEquals(Tier.ORDINARY, tier(2, 1, 1, 0, 0, 0, false, false));
        assertEquals(Tier.ORDINARY, tier(2, 2, 0, 0, 0, 0, true, false));
        assertEquals(Tier.ORDINARY, tier(1, 0, 0, 0, 1, 0, false, false), "not put right, but nothing grave");
        assertEquals(Tier.ORDINARY, tier(1, 1, 0, 0, 0, 0, false, true), "hid it, but nothing grave");
    }

    @Test
    void what_is_refused_and_serious_is_grave() {
        assertEquals(Tier.GRAVE, tier(1, 0, 0, 0, 1, 1, false, false));
        assertEquals(Tier.GRAVE, tier(1, 0, 0, 0, 1, 0, true, false));
        assertEquals(Tier.GRAVE, tier(1, 1, 0, 0, 0, 1, false, true));
    }

    @Test
    void the_reasons_are_those_on_record() {
        assertEquals(List.of("penalty.ground.overdue", "penalty.ground.major"), new Conduct(1, 0, 0, 0, 1, 1, false, false).suggest().grounds());
        assertEquals(List.of("penalty.ground.in-time"), new Conduct(1, 1, 0, 0, 0, 0, false, false).suggest().grounds());
        assertEquals(List.of("penalty.ground.nothing"), new Conduct(0, 0, 0, 0, 0, 0, false, false).suggest().grounds());
    }

    @Test
    void a_tier_includes_both_its_ends() {
        long slight = 1_000_000;
        long ordinary = 2_000_000;
        long grave = 3_000_000;
        Bounds middle = Bounds.of(Tier.ORDINARY, slight, ordinary, grave);
        assertTrue(middle.allows(1_000_000) && middle.allows(2_000_000));
        assertFalse(middle.allows(999_999) || middle.allows(2_000_001));
        assertTrue(Bounds.of(Tier.SLIGHT, slight, ordinary, grave).allows(0) && Bounds.of(Tier.SLIGHT, slight, ordinary, grave).allows(1_000_000));
        assertTrue(Bounds.of(Tier.GRAVE, slight, ordinary, grave).allows(3_000_000));
        assertFalse(Bounds.of(Tier.GRAVE, slight, ordinary, grave).allows(3_000_001));
        assertFalse(Bounds.of(Tier.NONE, slight, ordinary, grave).allows(1));
    }
}

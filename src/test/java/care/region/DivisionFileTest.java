package care.region;

import static org.junit.jupiter.api.Assertions.*;

import care.kernel.DivisionCode;
import care.kernel.RuleViolation;
import java.util.List;
import org.junit.jupiter.api.Test;

class DivisionFileTest {
    @Test
    void zhongwei_has_three_counties_46_town_level_units_and_516_villages() {
        List<DivisionFile.Row> rows = DivisionFile.read(DivisionFile.resource("/care/region/divisions-6405.csv"), code -> false);
        assertEquals(3, rows.stream().filter(r -> DivisionCode.level(r.code()) == 3).count());
        assertEquals(46, rows.stream().filter(r -> DivisionCode.level(r.code()) == 4).count());
        assertEquals(516, rows.stream().filter(r -> DivisionCode.level(r.code()) == 5).count());
        assertTrue(rows.stream().anyMatch(r -> r.code().startsWith("640522") && r.name().equals("西安镇")), "Xi'an is a town of Haiyuan");
    }

    @Test
    void codes_that_do_not_nest_are_refused_with_their_line_numbers_all_at_once() {
        RuleViolation refused = assertThrows(RuleViolation.class, () -> DivisionFile.read("""
            code,name
            330000000000,浙江省
            330102000000,上城区
            3301,杭州市
            330000000000,浙江
            """, code -> false));
        assertEquals("region.import.refused", refused.code());
        assertEquals(3, refused.args()[0]);
        assertTrue(refused.args()[1].toString().contains("3: 330102000000 → 330100000000"));
        assertTrue(refused.args()[1].toString().contains("4: 3301,杭州市"));
        assertTrue(refused.args()[1].toString().contains("5: 330000000000 = 2"));
    }

    @Test
    void a_parent_may_be_known_already() {
        assertEquals(1, DivisionFile.read("\uFEFFcode,name\n640523000000,新县\n", "640500000000"::equals).size());
    }

    @Test
    void an_empty_file_is_refused() {
        assertEquals("region.import.empty", assertThrows(RuleViolation.class, () -> DivisionFile.read("# nothing\n", code -> true)).code());
    }
}

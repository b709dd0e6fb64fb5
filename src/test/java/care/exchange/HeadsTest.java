package care.exchange;

import static org.junit.jupiter.api.Assertions.*;

import care.kernel.RuleViolation;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadsTest {
    private static Heads heads() {
        return new Heads(List.of(Column.text("person.identity", "i").require(), Column.text("person.name", "n").require(), Column.text("person.phone", "p")));
    }

    @Test
    void heads_are_known_in_any_order_in_either_language_with_marks_and_explanations() {
        Heads heads = heads();
        assertTrue(heads.find(1, List.of("序号", "姓名*", "身份证号（18 位）", "Phone", "原因")));
        assertEquals(List.of("序号"), heads.getIgnored(), "what is not read is said; the reasons of an earlier try are nobody's loss");
        assertEquals("王国胜", heads.cell(List.of("1", "王国胜", " 640502 ", "139", "…"), 1));
        assertEquals("640502", heads.cell(List.of("1", "王国胜", " 640502 ", "139", "…"), 0));
        assertEquals("", heads.cell(List.of("1", "王国胜"), 2), "a row may be shorter than the heads");
    }

    @Test
    void a_title_above_the_heads_does_not_matter() {
        Heads heads = heads();
        assertFalse(heads.find(1, List.of("沙坡头区老人名单")));
        assertTrue(heads.find(2, List.of("身份证号", "姓名")));
    }

    @Test
    void a_file_without_heads_is_told_which_are_expected() {
        RuleViolation refusal = assertThrows(RuleViolation.class, () -> heads().find(10, List.of("甲", "乙")));
        assertEquals("exchange.file.no-heads", refusal.code());
        assertEquals("@person.identity,person.name", refusal.args()[0]);
    }

    @Test
    void a_missing_column_is_named() {
        RuleViolation refusal = assertThrows(RuleViolation.class, () -> heads().find(1, List.of("姓名", "电话")));
        assertEquals("exchange.file.missing-columns", refusal.code());
        assertEquals("@person.identity", refusal.args()[0]);
    }
}

package care.exchange;

import static org.junit.jupiter.api.Assertions.*;

import care.kernel.RuleViolation;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnTest {
    private static Object read(Column column, String cell) {
        return column.read(Column.clean(cell))[0];
    }

    private static String refusal(Column column, String cell) {
        return assertThrows(RuleViolation.class, () -> read(column, cell)).code();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-05", "2026/3/5", "2026.3.5", "2026年3月5日", "20260305", "２０２６－０３－０５", " 2026-03-05 ", "2026-03-05 00:00:00"})
    void a_day_is_understood_however_it_is_written(String typed) {
        assertEquals(LocalDate.of(2026, 3, 5), read(Column.day("person.diedOn", "d"), typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "2026-13-01", "昨天", "3月5日", "0026-03-05", "1e9"})
    void what_is_no_day_is_refused(String typed) {
        assertEquals("exchange.no-day", refusal(Column.day("person.diedOn", "d"), typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2022-12", "2022/12", "2022年12月", "202212", "2022-12-31"})
    void a_month_is_its_first_day(String typed) {
        assertEquals(LocalDate.of(2022, 12, 1), read(Column.month("roster.month", "m"), typed));
    }

    @ParameterizedTest
    @CsvSource({"460,46000", "460.5,46050", "460.50,46050", "'1,280.00',128000", "280元,28000", "0,0", "0.01,1"})
    void an_amount_in_yuan_is_kept_in_fen(String typed, long fen) {
        assertEquals(fen, read(Column.yuan("roster.amount", "a"), typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-460", "460.005", "四百", "=460", "1e20", "NaN"})
    void what_is_no_amount_is_refused(String typed) {
        assertEquals("exchange.no-amount", refusal(Column.yuan("roster.amount", "a"), typed));
    }

    @Test
    void a_choice_is_known_by_its_word_in_either_language_and_by_its_name() {
        Column column = Column.choice("exchange.state", "s", Accept.class);
        assertEquals("ALL", read(column, "全部写入或全不写入"));
        assertEquals("ALL", read(column, "all rows or none"));
        assertEquals("VALID", read(column, "VALID"));
        assertEquals("exchange.not-offered", refusal(column, "随便"));
    }

    @Test
    void an_empty_cell_is_nothing_unless_it_must_be_filled_in() {
        assertNull(read(Column.text("person.phone", "p"), "　 "));
        assertEquals("exchange.blank", refusal(Column.text("person.name", "n").require(), " "));
    }

    @Test
    void a_cell_that_is_too_long_or_has_a_hidden_sign_is_refused() {
        assertEquals("exchange.too-long", refusal(Column.text("person.phone", "p").max(30), "1".repeat(31)));
        assertEquals("exchange.control", refusal(Column.text("person.name", "n"), "王\n国胜"));
        assertEquals("1".repeat(30), read(Column.text("person.phone", "p").max(30), "1".repeat(30)));
    }

    @Test
    void what_may_be_an_identity_number_is_shown_by_its_ends_only() {
        assertEquals("640*************34", Column.hide("640502195003151234"));
        assertEquals("*******", Column.hide("1234567"));
        assertEquals("", Column.hide(""));
    }
}

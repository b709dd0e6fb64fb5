package care.dashboard;

import static org.junit.jupiter.api.Assertions.*;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FigureTest {
    private static final LocalDate DAY = LocalDate.of(2022, 12, 31);

    @Test
    void a_ratio_is_rounded_half_up_to_one_decimal_and_keeps_its_parts() {
        Figure share = Figure.ratio("nursing-share", "percent", 1, 8, 100, DAY, null, null, "");
        assertEquals(new BigDecimal("12.5"), share.value());
        assertEquals(new BigDecimal("66.7"), Figure.ratio("x", "percent", 2, 3, 100, DAY, null, null, "").value());
        assertEquals(new BigDecimal("35.4"), Figure.ratio("beds-per-thousand", "bed", 5158, 145889, 1000, DAY, null, null, "").value());
        assertEquals(BigDecimal.valueOf(8), share.denominator());
    }

    @Test
    void without_a_denominator_there_is_no_value() {
        assertNull(Figure.ratio("occupancy", "percent", 5, 0, 100, DAY, null, null, "").value());
    }

    @Test
    void a_stock_has_a_day_and_a_flow_has_a_period() {
        assertEquals("stock", Figure.stock("beds", "bed", 342, DAY).measure());
        assertEquals("flow", Figure.flow("guests", "person", 10, DAY.withDayOfYear(1), DAY).measure());
    }

    @Test
    void the_trend_draws_twelve_months_and_the_same_months_before() {
        TreeMap<YearMonth, Long> values = new TreeMap<>();
        for (int i = 0; i < 24; i++) values.put(YearMonth.of(2021, 1).plusMonths(i), 100L + i);
        Trend trend = new Trend(values);
        assertEquals(YearMonth.of(2022, 1), trend.getFrom());
        assertEquals(12, trend.getMonths().size());
        assertEquals("123", trend.getLast().label());
        assertEquals("111", trend.getLastBefore().label());
        assertTrue(trend.getLast().y() < trend.getLastBefore().y(), "more stands higher");
        assertEquals(12, trend.getLine().split("[ML]").length - 1);
    }

    @Test
    void a_trend_of_nothing_still_has_an_axis() {
        TreeMap<YearMonth, Long> values = new TreeMap<>();
        for (int i = 0; i < 24; i++) values.put(YearMonth.of(2021, 1).plusMonths(i), 0L);
        Trend trend = new Trend(values);
        assertFalse(trend.getGrid().isEmpty());
        assertEquals("", trend.getLineBefore());
    }
}

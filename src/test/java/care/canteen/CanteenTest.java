package care.canteen;

import static org.junit.jupiter.api.Assertions.*;

import care.kernel.RuleViolation;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class CanteenTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);

    private static CanteenDetails details() {
        CanteenDetails details = new CanteenDetails();
        details.setName("枣花村老饭桌");
        details.setSeats(30);
        details.setLicenceNumber("JY36405020000001");
        details.setLicenceUntil(TODAY);
        return details;
    }

    private static Canteen canteen() {
        return new Canteen(1, "C-640502-001", details(), TODAY.minusDays(30));
    }

    private static String refusal(Executable what) {
        return assertThrows(RuleViolation.class, what).code();
    }

    @Test
    void opens_on_the_last_day_of_its_licence_and_not_after() {
        Canteen last = canteen();
        last.open(TODAY, TODAY, 1);
        assertEquals(CanteenState.OPEN, last.getState());
        CanteenDetails over = details();
        over.setLicenceUntil(TODAY.minusDays(1));
        assertEquals("canteen.licence-over", refusal(() -> new Canteen(1, "C", over, TODAY).open(TODAY, TODAY, 1)));
    }

    @Test
    void does_not_open_without_licence_or_hours() {
        CanteenDetails none = details();
        none.setLicenceNumber(null);
        none.setLicenceUntil(null);
        assertEquals("canteen.no-licence", refusal(() -> new Canteen(1, "C", none, TODAY).open(TODAY, TODAY, 1)));
        assertEquals("canteen.no-hours", refusal(() -> canteen().open(TODAY, TODAY, 0)));
    }

    @Test
    void pauses_with_a_reason_opens_again_and_is_closed_for_good() {
        Canteen canteen = canteen();
        canteen.open(TODAY.minusDays(9), TODAY, 1);
        assertEquals("canteen.no-reason", refusal(() -> canteen.pause(" ", TODAY, TODAY)));
        canteen.pause("厨房改造", TODAY.minusDays(5), TODAY);
        canteen.open(TODAY.minusDays(2), TODAY, 1);
        canteen.close("村子合并", TODAY, TODAY);
        assertEquals("canteen.state.refused", refusal(() -> canteen.open(TODAY, TODAY, 1)));
        assertEquals("canteen.closed", refusal(() -> canteen.amend(details())));
    }

    @Test
    void changes_neither_before_the_last_change_nor_in_the_future() {
        Canteen canteen = canteen();
        canteen.open(TODAY.minusDays(5), TODAY, 1);
        assertEquals("canteen.day-before-last", refusal(() -> canteen.pause("厨房改造", TODAY.minusDays(6), TODAY)));
        assertEquals("canteen.day-to-come", refusal(() -> canteen.pause("厨房改造", TODAY.plusDays(1), TODAY)));
    }

    @Test
    void an_open_canteen_does_not_lose_its_licence_number() {
        Canteen canteen = canteen();
        canteen.open(TODAY, TODAY, 1);
        CanteenDetails none = details();
        none.setLicenceNumber(null);
        assertEquals("canteen.licence-half", refusal(() -> canteen.amend(none)));
        none.setLicenceUntil(null);
        assertEquals("canteen.no-licence", refusal(() -> canteen.amend(none)));
    }

    @Test
    void weekdays_are_kept_in_their_order_and_once() {
        CanteenDetails details = details();
        details.setWeekdays(new Weekday[] {Weekday.SUNDAY, Weekday.MONDAY, Weekday.SUNDAY});
        assertArrayEquals(new Weekday[] {Weekday.MONDAY, Weekday.SUNDAY}, details.getWeekdays());
    }
}

package care.visit;

import static org.junit.jupiter.api.Assertions.*;

import care.checklist.*;
import care.inspection.Arrival;
import care.inspection.Inspection;
import care.kernel.*;
import care.supervision.InspectionForm;
import care.visit.DepositContent.*;
import java.math.BigDecimal;
import java.time.*;
import java.util.*;
import org.junit.jupiter.api.Test;

class DepositTest {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 4);
    private static final Instant NOW = DAY.atTime(10, 0).atZone(Clocks.CHINA).toInstant();
    private static final Answer GAS = new Answer("GAS-01", Conformity.DEFICIENT, null, "胶管老化", null, NOW);
    private static final Answer FIRE = new Answer("FIRE-02", Conformity.CONFORM, null, null, new BigDecimal("1.50"), NOW);
    private static final Photo SEEN = new Photo("GAS-01", "a.jpg", NOW, 37.5, 105.2, "aa");

    private static DepositContent content(List<Answer> answers, List<Photo> photos) {
        return new DepositContent(null, answers, List.of(), null, photos);
    }

    private static Deposit deposit() {
        return new Deposit(inspection(1), DepositWay.PHONE, " ", "inspector", "张检查", content(List.of(GAS), List.of()), null, NOW);
    }

    private static Inspection inspection(long home) {
        return new Inspection(home, null, InspectionForm.CASE, "投诉", List.of(Domain.GAS), Set.of(), DAY, DAY.plusDays(5), "x");
    }

    private static String refused(Runnable action) {
        return assertThrows(RuleViolation.class, action::run).code();
    }

    @Test
    void it_waits_until_it_is_decided_about_once() {
        Deposit aside = deposit();
        assertEquals(DepositState.WAITING, aside.getState());
        assertEquals("visit.deposit.no-reason", refused(() -> aside.setAside(" ", NOW, "y")));
        aside.setAside("已在办公室重新检查", NOW, "y");
        assertEquals(DepositState.SET_ASIDE, aside.getState());
        assertEquals("visit.deposit.state.refused", refused(() -> aside.takenOver(inspection(1), NOW, "y")));
        Deposit taken = deposit();
        taken.takenOver(inspection(1), NOW, "y");
        assertEquals("visit.deposit.state.refused", refused(() -> taken.setAside("x", NOW, "y")));
        assertEquals("visit.deposit.state.refused", refused(() -> taken.takenOver(inspection(1), NOW, "y")));
    }

    @Test
    void it_goes_into_an_inspection_of_the_same_home_only() {
        assertEquals("record.not-found", refused(() -> deposit().takenOver(inspection(2), NOW, "y")));
    }

    @Test
    void what_the_phone_does_not_say_is_empty_and_its_clock_is_not_ahead() {
        assertNull(deposit().getWhy());
        assertEquals(NOW, deposit().getMadeAt());
        assertEquals(NOW, new Deposit(inspection(1), DepositWay.FILE, null, "i", "i", content(List.of(GAS), List.of()), NOW.plusSeconds(60), NOW).getMadeAt());
        assertEquals(NOW.minusSeconds(60), new Deposit(inspection(1), DepositWay.FILE, null, "i", "i", content(List.of(GAS), List.of()), NOW.minusSeconds(60), NOW).getMadeAt());
    }

    @Test
    void the_same_content_is_the_same_in_whatever_order_it_comes() {
        byte[] one = content(List.of(GAS, FIRE), List.of(SEEN)).hash();
        Answer written = new Answer("FIRE-02", Conformity.CONFORM, null, null, new BigDecimal("1.5"), NOW);
        assertArrayEquals(one, content(List.of(written, GAS), List.of(new Photo("GAS-01", "another-name.jpg", null, null, null, "aa"))).hash());
        assertFalse(Arrays.equals(one, content(List.of(GAS, FIRE), List.of()).hash()), "a photo less");
        assertFalse(Arrays.equals(one, content(List.of(GAS), List.of(SEEN)).hash()), "an answer less");
        assertFalse(Arrays.equals(one, content(List.of(GAS, FIRE), List.of(new Photo("GAS-01", "a.jpg", NOW, 37.5, 105.2, "bb"))).hash()), "another photo");
        assertFalse(Arrays.equals(one, new DepositContent(null, List.of(GAS, FIRE), List.of(new Signature(null, "张院长", NOW, null)), null, List.of(SEEN)).hash()), "a signature more");
    }

    @Test
    void what_is_kept_is_read_as_it_was() {
        Arrival arrival = new Arrival();
        arrival.setCode("640502-0001");
        arrival.setDay(DAY);
        arrival.setTime("09:30");
        arrival.setOfficers(List.of(1L, 2L));
        DepositContent kept = new DepositContent(arrival, List.of(GAS, FIRE), List.of(new Signature(1L, "张检查", NOW, "cc")), new Closing("已改正", null, "拒绝签字", NOW), List.of(SEEN));
        DepositContent read = DepositContent.of(kept.json());
        assertEquals(List.of(kept.answers(), kept.signatures(), kept.record(), kept.photos()), List.of(read.answers(), read.signatures(), read.record(), read.photos()));
        assertEquals(List.of("640502-0001", DAY, "09:30", List.of(1L, 2L)), List.of(read.arrival().getCode(), read.arrival().getDay(), read.arrival().getTime(), read.arrival().getOfficers()));
        assertArrayEquals(kept.hash(), read.hash());
    }

    @Test
    void an_item_is_answered_once_and_everything_has_its_name() {
        assertEquals("visit.deposit.twice", refused(() -> content(List.of(GAS, GAS), List.of())));
        assertEquals("visit.deposit.incomplete", refused(() -> content(List.of(new Answer("GAS-01", null, null, null, null, NOW)), List.of())));
        assertEquals("visit.deposit.incomplete", refused(() -> content(List.of(new Answer(null, Conformity.CONFORM, null, null, null, NOW)), List.of())));
        assertEquals("visit.deposit.incomplete", refused(() -> content(List.of(), List.of(new Photo("GAS-01", null, NOW, null, null, "aa")))));
        assertEquals("visit.deposit.incomplete", refused(() -> new DepositContent(null, null, List.of(new Signature(null, null, NOW, null)), null, null)));
    }
}

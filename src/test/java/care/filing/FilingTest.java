package care.filing;

import static org.junit.jupiter.api.Assertions.*;

import care.facility.*;
import care.kernel.RuleViolation;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilingTest {
    private static final LocalDate DAY = LocalDate.of(2025, 3, 3);

    private static FacilityDetails details() {
        FacilityDetails details = new FacilityDetails();
        details.setName("柳荫养老院");
        details.setKind(FacilityKind.NURSING_HOME);
        details.setOwnership(Ownership.PRIVATE);
        details.setRegionCode("640502001000");
        details.setAddress("某街1号");
        details.setLeasedUntil(LocalDate.of(2030, 1, 1));
        return details;
    }

    private static Facility draft() {
        return new Facility("640502-001", details(), false, DAY);
    }

    @Test
    void sending_back_names_every_gap_and_moves_the_facility() {
        Facility facility = draft();
        Filing filing = Filing.initial(facility, DAY, "甲");
        filing.sendBack(Map.of(Material.APPLICATION, "没有盖章", Material.PREMISES_PROOF, "没有提交"), DAY, "乙");
        assertEquals(2, filing.getGaps().size());
        assertEquals(FilingState.RETURNED, filing.getState());
        assertEquals(FilingStatus.RETURNED, facility.getFiling());
        filing.resubmit(DAY.plusDays(1), "甲");
        filing.accept(DAY.plusDays(2), "乙");
        assertEquals(FilingStatus.FILED, facility.getFiling());
        assertEquals("乙", filing.getDecidedBy());
    }

    @Test
    void a_notice_without_a_gap_is_refused() {
        Filing filing = Filing.initial(draft(), DAY, "甲");
        assertEquals("filing.no-gap", assertThrows(RuleViolation.class, () -> filing.sendBack(Map.of(), DAY, "乙")).code());
    }

    @Test
    void what_is_decided_stays_decided() {
        Filing filing = Filing.initial(draft(), DAY, "甲");
        filing.accept(DAY, "乙");
        assertEquals("filing.state.refused", assertThrows(RuleViolation.class, () -> filing.accept(DAY, "乙")).code());
        assertEquals("filing.state.refused", assertThrows(RuleViolation.class, () -> filing.sendBack(Map.of(Material.APPLICATION, "x"), DAY, "乙")).code());
    }

    @Test
    void a_change_alters_nothing_before_it_is_accepted() {
        Facility facility = draft();
        Filing.initial(facility, DAY, "甲").accept(DAY, "乙");
        FacilityDetails wanted = details();
        wanted.setPhone("0955-1234567");
        Filing change = Filing.change(facility, wanted, DAY, "甲");
        assertNull(facility.getDetails().getPhone());
        assertEquals("0955-1234567", change.getProposed().getPhone());
        assertEquals(LocalDate.of(2030, 1, 1), change.getProposed().getLeasedUntil());
        change.accept(DAY, "乙");
        assertEquals("0955-1234567", facility.getDetails().getPhone());
    }

    @Test
    void a_change_can_be_withdrawn_and_a_first_filing_is_owed() {
        Facility facility = draft();
        Filing first = Filing.initial(facility, DAY, "甲");
        assertEquals("filing.initial-is-owed", assertThrows(RuleViolation.class, () -> first.withdraw(DAY)).code());
        first.accept(DAY, "乙");
        Filing change = Filing.change(facility, details(), DAY, "甲");
        change.withdraw(DAY);
        assertEquals(FilingStatus.FILED, facility.getFiling());
    }
}

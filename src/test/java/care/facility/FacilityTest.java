package care.facility;

import static care.facility.FilingStatus.*;
import static org.junit.jupiter.api.Assertions.*;

import care.kernel.RuleViolation;
import java.time.LocalDate;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class FacilityTest {
    private static final LocalDate DAY = LocalDate.of(2025, 3, 3);

    static FacilityDetails details() {
        FacilityDetails details = new FacilityDetails();
        details.setName("柳荫养老院");
        details.setKind(FacilityKind.NURSING_HOME);
        details.setOwnership(Ownership.PRIVATE);
        details.setRegionCode("640502001000");
        details.setAddress("某街1号");
        return details;
    }

    static Facility draft() {
        return new Facility("640502-001", details(), false, DAY);
    }

    private static Facility filed() {
        Facility facility = draft();
        facility.submit(DAY);
        facility.file(DAY);
        return facility;
    }

    private static String refused(Runnable action) {
        return assertThrows(RuleViolation.class, action::run).code();
    }

    @Test
    void a_filing_goes_from_draft_to_submitted_is_sent_back_and_filed() {
        Facility facility = draft();
        facility.submit(DAY);
        facility.sendBack(DAY);
        facility.submit(DAY);
        facility.file(DAY.plusDays(1));
        assertEquals(FILED, facility.getFiling());
        assertEquals(DAY.plusDays(1), facility.getFilingSince());
    }

    @Test
    void a_state_is_reached_only_through_its_predecessors() {
        for (FilingStatus from : FilingStatus.values())
            for (FilingStatus to : FilingStatus.values())
                if (from.successors().contains(to)) assertEquals(to, from.to(to));
                else assertEquals("facility.filing.refused", refused(() -> from.to(to)));
        assertTrue(CANCELLED.successors().isEmpty());
    }

    @Test
    void what_has_been_filed_changes_only_by_filing_the_change() {
        assertEquals("facility.amend-by-filing", refused(() -> filed().amend(details())));
        Facility facility = filed();
        facility.requestChange(DAY);
        assertTrue(facility.getFiling().isFiled(), "a pending change does not undo the filing");
        FacilityDetails changed = details();
        changed.setName("柳荫颐养中心");
        facility.change(changed, DAY);
        assertEquals("柳荫颐养中心", facility.getDetails().getName());
        assertEquals(FILED, facility.getFiling());
    }

    @Test
    void the_filing_clock_starts_with_the_first_admission_and_runs_ten_working_days() {
        Facility facility = draft();
        assertNull(facility.filingDue(10));
        facility.admit(LocalDate.of(2025, 3, 3));
        facility.admit(LocalDate.of(2025, 3, 20));
        assertEquals(LocalDate.of(2025, 3, 3), facility.getFirstAdmissionOn());
        assertEquals(LocalDate.of(2025, 3, 17), facility.filingDue(10));
        assertNull(filed().filingDue(10), "a filed facility owes none");
    }

    @Test
    void closing_needs_sixty_days_notice() {
        Facility facility = filed();
        assertEquals("facility.closing-too-soon", refused(() -> facility.announceClosing(DAY, DAY.plusDays(59), 60)));
        facility.announceClosing(DAY, DAY.plusDays(60), 60);
        assertEquals(DAY.plusDays(60), facility.getClosingOn());
    }

    @Test
    void it_closes_on_the_announced_day_when_nobody_lives_there_and_then_admits_nobody() {
        Facility facility = filed();
        facility.announceClosing(DAY, DAY.plusDays(60), 60);
        assertEquals("facility.closing-not-announced", refused(() -> facility.close(DAY.plusDays(59), 0)));
        assertEquals("facility.closing-with-residents", refused(() -> facility.close(DAY.plusDays(60), 1)));
        assertEquals("facility.closed", refused(() -> facility.admit(DAY.plusDays(60))));
        facility.close(DAY.plusDays(60), 0);
        assertEquals("facility.closed", refused(() -> facility.admit(DAY)));
    }

    @Test
    void leased_premises_say_until_when() {
        FacilityDetails leased = details();
        leased.setPremises(Premises.LEASED);
        assertEquals("facility.lease-without-end", refused(() -> draft().amend(leased)));
    }

    @Test
    void one_for_profit_files_with_the_county_and_a_non_profit_one_where_it_is_registered() {
        assertEquals("640502000000", draft().authority());
        FacilityDetails details = details();
        details.setRegistrar(Registrar.CITY);
        assertEquals("640500000000", new Facility("640502-001", details, false, DAY).authority());
        details.setProfit(true);
        assertEquals("640502000000", new Facility("640502-001", details, false, DAY).authority());
    }

    @Test
    void every_state_says_how_it_looks() {
        for (FilingStatus status : EnumSet.allOf(FilingStatus.class)) assertTrue(status.tone().matches("ok|wait|warn|danger|idle"));
    }
}

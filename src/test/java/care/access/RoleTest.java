package care.access;

import static care.access.Permission.*;
import static org.junit.jupiter.api.Assertions.*;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** System, security and audit administration are kept apart. */
class RoleTest {
    @Test
    void who_makes_accounts_sees_no_older_person_and_no_audit_trail() {
        for (Permission p : EnumSet.of(PERSON_READ, PERSON_REVEAL, STAY_READ, AUDIT_READ, FACILITY_READ)) assertFalse(Role.SECURITY_ADMINISTRATOR.may(p), p.name());
    }

    @Test
    void the_auditor_only_reads_the_trail() {
        EnumSet<Permission> more = EnumSet.complementOf(EnumSet.of(AUDIT_READ, OWN_PASSWORD));
        for (Permission p : more) assertFalse(Role.AUDITOR.may(p), p.name());
        assertTrue(Role.AUDITOR.may(AUDIT_READ));
    }

    @Test
    void the_operator_files_and_the_office_decides_never_the_same_one() {
        for (Role role : Role.values()) assertFalse(role.may(FILING_SUBMIT) && role.may(FILING_DECIDE), role.name());
    }

    @Test
    void a_planner_sees_figures_and_no_full_identity() {
        assertTrue(Role.PLANNER.may(BOARD_READ));
        assertFalse(Role.PLANNER.may(PERSON_REVEAL));
        assertFalse(Role.PLANNER.may(PERSON_READ));
    }

    @Test
    void the_scope_of_a_division_is_its_prefix_and_of_an_operator_the_facility() {
        assertEquals("640522", new Scope("a", Role.COUNTY_OFFICER, "640522000000", null, "", "").prefix());
        assertEquals("", new Scope("a", Role.FACILITY_OPERATOR, "640522102000", 7L, "", "").prefix());
        assertEquals("f", new Scope("a", Role.FACILITY_OPERATOR, "640522102000", 7L, "", "").width());
        assertEquals("d4", new Scope("a", Role.PLANNER, "640500000000", null, "", "").width());
        assertEquals("", Scope.NONE.prefix());
    }
}

package care.audit;

import static org.junit.jupiter.api.Assertions.*;

import care.ContainerTest;
import care.access.Role;
import care.access.Scope;
import care.facility.*;
import care.kernel.RuleViolation;
import care.kernel.Slice;
import care.parameter.Parameters;
import care.person.People;
import jakarta.inject.Inject;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Every change leaves an entry in its own transaction, refusals too; lists and figures leave none. */
class AuditIT extends ContainerTest {
    private static final Scope AUDITOR = new Scope("auditor", Role.AUDITOR, "640500000000", null, "auditor", "");

    @Inject
    AuditLog log;
    @Inject
    FacilityRegistry registry;
    @Inject
    Facilities facilities;
    @Inject
    Parameters parameters;
    @Inject
    People people;

    private AuditLog.Row last(String useCase) {
        return as(AUDITOR, () -> log.list(null, useCase, null, null, null, Slice.first(1))).items().get(0);
    }

    private static FacilityDetails details(String name) {
        FacilityDetails details = new FacilityDetails();
        details.setName(name);
        details.setKind(FacilityKind.NURSING_HOME);
        details.setOwnership(Ownership.PRIVATE);
        details.setRegionCode("640502100000");
        details.setAddress("某街1号");
        return details;
    }

    @Test
    void an_entry_says_who_what_about_which_record_and_the_fields_before_and_after() {
        Facility facility = as(SHAPOTOU, () -> registry.register(details("留痕养老院")));
        FacilityDetails changed = details("留痕颐养中心");
        as(SHAPOTOU, () -> {
            registry.amend(facility.getId(), facility.getVersion(), changed);
            return null;
        });
        AuditLog.Row entry = last("FacilityRegistry.amend");
        assertEquals("county-640502", entry.actor());
        assertEquals("DONE", entry.outcome());
        assertEquals("Facility#" + facility.getId(), entry.subject());
        assertTrue(entry.detail().contains("\"name\":[\"留痕养老院\",\"留痕颐养中心\"]"), entry.detail());
    }

    @Test
    void a_refusal_is_rolled_back_and_still_recorded() {
        long filed = number("select id from care.facility where filing = 'FILED' and region_code like '640502%' limit 1");
        int version = as(SHAPOTOU, () -> facilities.get(filed)).getVersion();
        assertThrows(RuleViolation.class, () -> as(SHAPOTOU, () -> {
            registry.amend(filed, version, details("不许改"));
            return null;
        }));
        AuditLog.Row entry = last("FacilityRegistry.amend");
        assertEquals("REFUSED", entry.outcome());
        assertTrue(entry.detail().contains("facility.amend-by-filing"), entry.detail());
        assertEquals(0, number("select count(*) from care.facility where name = '不许改'"));
    }

    @Test
    void looking_at_one_person_is_recorded_and_a_full_number_with_its_reason_but_never_the_number() {
        long person = number("select id from care.person where region_code like '640502%' order by id limit 1");
        as(SHAPOTOU, () -> people.view(person));
        assertTrue(last("People.view").detail().contains(String.valueOf(person)));
        String number = as(SHAPOTOU, () -> people.reveal(person, "核对身份")).identity();
        AuditLog.Row entry = last("People.reveal");
        assertTrue(entry.detail().contains("核对身份"));
        assertFalse(entry.detail().contains(number));
    }

    @Test
    void lists_and_figures_leave_no_entry() {
        long before = number("select n from care.audit_chain where shard = 0");
        as(SHAPOTOU, () -> facilities.list(new FacilityFilter(null, null, null, null, null), Slice.first(20)));
        assertEquals(before, number("select n from care.audit_chain where shard = 0"));
    }

    @Test
    void the_chain_is_intact() {
        AuditLog.Verdict verdict = as(AUDITOR, () -> log.verify());
        assertTrue(verdict.intact(), "first broken: " + verdict.firstBroken());
        assertEquals(number("select count(*) from care.audit_log"), verdict.entries());
    }

    @Test
    void a_parameter_is_added_from_today_on_and_its_past_stays() {
        LocalDate today = LocalDate.now(care.kernel.Clocks.CHINA);
        LocalDate next = today.plusMonths(1);
        assertEquals("parameter.past", assertThrows(RuleViolation.class, () -> as(CITY, () -> {
            parameters.change("prepayment.most-months", today.minusDays(1), "6", "某文");
            return null;
        })).code());
        as(CITY, () -> {
            parameters.change("prepayment.most-months", next, "6", "某文件第一条");
            return null;
        });
        assertEquals(12, as(CITY, () -> parameters.whole("prepayment.most-months", next.minusDays(1))));
        assertEquals(6, as(CITY, () -> parameters.whole("prepayment.most-months", next)));
        assertEquals("constraint.parameter_value_key", assertThrows(RuleViolation.class, () -> as(CITY, () -> {
            parameters.change("prepayment.most-months", next, "7", "某文件第二条");
            return null;
        })).code());
        assertEquals("access.refused", assertThrows(RuleViolation.class, () -> as(SHAPOTOU, () -> {
            parameters.change("prepayment.most-months", next.plusDays(1), "7", "某文件");
            return null;
        })).code());
    }

    @Test
    void a_stale_record_says_who_changed_what_and_nothing_is_overwritten() {
        Facility facility = as(SHAPOTOU, () -> registry.register(details("并发养老院")));
        as(SHAPOTOU, () -> {
            registry.amend(facility.getId(), facility.getVersion(), details("先到者"));
            return null;
        });
        RuleViolation late = assertThrows(RuleViolation.class, () -> as(SHAPOTOU, () -> {
            registry.amend(facility.getId(), facility.getVersion(), details("后到者"));
            return null;
        }));
        assertEquals("facility.changed-meanwhile", late.code());
        String sentence = care.kernel.Texts.of(java.util.Locale.CHINA, late);
        assertTrue(sentence.contains("county-640502") && sentence.contains("机构名称"), "who, and which field: " + sentence);
        assertEquals(1, number("select count(*) from care.facility where name = '先到者'"));
    }
}

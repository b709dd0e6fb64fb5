package care.access;

import static org.junit.jupiter.api.Assertions.*;

import care.ContainerTest;
import care.audit.AuditLog;
import care.facility.*;
import care.kernel.*;
import care.person.People;
import care.residence.*;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.*;
import java.time.LocalDate;
import java.util.*;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Another county and another facility see nothing, in any table, by any way; and nobody sees anything outside a use case. */
class ScopeIT extends ContainerTest {
    @Inject
    Peek peek;
    @Inject
    EntityManager em;
    @Inject
    Facilities facilities;
    @Inject
    FacilityRegistry registry;
    @Inject
    Licences licences;
    @Inject
    Staff staff;
    @Inject
    Beds beds;
    @Inject
    Stays stays;
    @Inject
    People people;
    @Inject
    AuditLog log;

    private List<String> tables(String column) {
        List<String> tables = new ArrayList<>();
        try (Connection connection = owner.getConnection(); PreparedStatement statement = connection.prepareStatement("select table_name from information_schema.columns c join pg_class k on k.relname = c.table_name and k.relkind = 'r' and k.relnamespace = 'care'::regnamespace where c.table_schema = 'care' and c.column_name = ? order by 1")) {
            statement.setString(1, column);
            ResultSet found = statement.executeQuery();
            while (found.next()) tables.add(found.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return tables;
    }

    private List<String> facilityTables() {
        List<String> tables = tables("facility_id");
        tables.removeAll(List.of("account", "audit_log", "person", "name_gram", "document", "import", "assessment", "complaint", "clue", "publicity_event", "penalty_case", "penalty_finding", "visit_deposit", "alert", "alert_line", "alert_event"));       // these have rules of their own, below
        assertTrue(tables.containsAll(List.of("stay", "bed", "bed_period", "licence", "staff", "certificate", "filing", "event", "attachment", "stock_day")), tables.toString());
        return tables;
    }

    @Test
    void a_county_a_town_and_an_operator_see_exactly_their_own_rows_of_every_table() {
        long operated = number("select facility_id from care.account where username = 'operator-1'");
        Map<Scope, String> own = Map.of(SHAPOTOU, "f.region_code like '640502%'", ZHONGNING, "f.region_code like '640521%'", CLERK, "f.region_code like '640522100%'",
            operator(operated, "640502100000"), "f.id = " + operated, CITY, "true");
        for (String table : facilityTables()) {
            long all = number("select count(*) from care." + table);
            own.forEach((scope, condition) -> {
                String which = table.equals("attachment") ? "t.subject <> 'DEPOSIT'" : "true";       // never a home's business
                String told = scope.facilityId() == null ? "true" : switch (table) {             // a home does not know beforehand who will come
                    case "inspection" -> "t.arrived_at is not null";
                    case "inspection_officer" -> "exists (select 1 from care.inspection i where i.id = t.inspection_id and i.arrived_at is not null)";
                    default -> "true";
                };
                long expected = number("select count(*) from care." + table + " t join care.facility f on f.id = t.facility_id where " + which + " and " + told + " and " + condition);
                assertEquals(expected, (long) as(scope, () -> peek.count("select count(*) from " + table + " t where " + which)), table + " for " + scope.actor());
                if (scope != CITY && all > 40) assertTrue(expected < all, table + " has rows outside of " + scope.actor());
            });
        }
    }

    @Test
    void people_are_seen_in_the_own_division_and_by_the_home_they_live_or_lived_in_or_are_about_to() {
        long operated = number("select facility_id from care.account where username = 'operator-1'");
        assertEquals(number("select count(*) from care.person p where region_code like '640521%' or exists (select 1 from care.facility f where f.id = p.facility_id and f.region_code like '640521%') or exists (select 1 from care.admission a join care.facility f on f.id = a.facility_id where a.person_id = p.id and a.state in ('OPEN', 'WAITING', 'OFFERED') and f.region_code like '640521%')"), (long) as(ZHONGNING, () -> peek.count("select count(*) from person")));
        assertEquals(number("select count(*) from care.person p where facility_id = " + operated + " or exists (select 1 from care.stay s where s.person_id = p.id and s.facility_id = " + operated + ") or exists (select 1 from care.admission a where a.person_id = p.id and a.facility_id = " + operated + " and a.state in ('OPEN', 'WAITING', 'OFFERED'))"),
            (long) as(operator(operated, "640502100000"), () -> peek.count("select count(*) from person")));
    }

    @Test
    void an_assessment_is_seen_where_its_person_is_registered_by_the_home_that_made_it_and_by_the_one_they_live_in() {
        long operated = number("select facility_id from care.account where username = 'operator-1'");
        assertEquals(number("select count(*) from care.assessment a where region_code like '640521%' or exists (select 1 from care.facility f where f.id = a.facility_id and f.region_code like '640521%')"), (long) as(ZHONGNING, () -> peek.count("select count(*) from assessment")));
        assertEquals(number("select count(*) from care.assessment a where facility_id = " + operated + " or exists (select 1 from care.stay s where s.person_id = a.person_id and s.facility_id = " + operated + ")"),
            (long) as(operator(operated, "640502100000"), () -> peek.count("select count(*) from assessment")));
        assertEquals(number("select count(*) from care.assessment_score s join care.assessment a on a.id = s.assessment_id where region_code like '640521%' or exists (select 1 from care.facility f where f.id = a.facility_id and f.region_code like '640521%')"), (long) as(ZHONGNING, () -> peek.count("select count(*) from assessment_score")));
    }

    @Test
    void imports_are_seen_by_the_division_or_the_home_that_brought_them() {
        long operated = number("select facility_id from care.account where username = 'operator-1'");
        assertEquals(number("select count(*) from care.import where region_code like '640521%'"), (long) as(ZHONGNING, () -> peek.count("select count(*) from import")));
        assertEquals(number("select count(*) from care.import where facility_id = " + operated), (long) as(operator(operated, "640502100000"), () -> peek.count("select count(*) from import")));
    }

    @Test
    void outside_a_use_case_nothing_is_visible() {
        for (String table : List.of("facility", "person", "stay", "bed", "audit_log", "account")) assertEquals(0L, ((Number) em.createNativeQuery("select count(*) from " + table).getSingleResult()).longValue(), table);
    }

    @Test
    void an_account_that_is_unknown_sees_nothing() {
        assertEquals(0L, (long) as(Scope.NONE, () -> peek.count("select count(*) from facility")));
    }

    @Test
    void a_record_of_another_county_or_facility_is_not_found() {
        long elsewhere = number("select id from care.facility where region_code like '640522%' order by id limit 1");
        long operated = number("select facility_id from care.account where username = 'operator-1'");
        long bed = number("select id from care.bed where facility_id = " + elsewhere + " limit 1");
        long stay = number("select id from care.stay where facility_id = " + elsewhere + " limit 1");
        long person = number("select person_id from care.stay where facility_id = " + elsewhere + " limit 1");
        for (Scope scope : List.of(SHAPOTOU, ZHONGNING, operator(operated, "640502100000"))) {
            Stream.<Runnable>of(() -> facilities.get(elsewhere), () -> facilities.row(elsewhere), () -> beds.plan(elsewhere, LocalDate.now()), () -> beds.view(bed), () -> stays.get(stay), () -> people.view(person), () -> licences.add(elsewhere, licence()),
                () -> stays.end(stay, LocalDate.now(), EndReason.OTHER), () -> beds.takeOutOfService(bed, "x", LocalDate.now()), () -> staff.employ(elsewhere, "张三", Post.COOK, LocalDate.now())).forEach(use ->
                assertEquals(RuleViolation.Kind.NOT_FOUND, assertThrows(RuleViolation.class, () -> as(scope, () -> {
                    use.run();
                    return null;
                })).kind(), scope.actor()));
        }
    }

    private static LicenceDetails licence() {
        LicenceDetails details = new LicenceDetails();
        details.setKind(LicenceKind.FOOD);
        details.setNumber("JY1");
        details.setIssuer("某局");
        details.setValidFrom(LocalDate.of(2026, 1, 1));
        return details;
    }

    @Test
    void nothing_can_be_written_into_another_county() {
        FacilityDetails details = new FacilityDetails();
        details.setName("越界养老院");
        details.setKind(FacilityKind.NURSING_HOME);
        details.setOwnership(Ownership.PRIVATE);
        details.setRegionCode("640522100000");
        details.setAddress("某街1号");
        assertEquals("scope.refused", assertThrows(RuleViolation.class, () -> as(SHAPOTOU, () -> registry.register(details))).code());
        assertEquals(0, number("select count(*) from care.facility where name = '越界养老院'"));
        assertEquals(0, (int) as(ZHONGNING, () -> peek.change("update facility set name = 'x' where region_code like '640522%'")));
    }

    @Test
    void a_child_cannot_be_hung_on_a_hidden_parent() {
        long bed = number("select b.id from care.bed b join care.facility f on f.id = b.facility_id where f.region_code like '640502%' limit 1");
        long facility = number("select facility_id from care.bed where id = " + bed);
        long hidden = number("select id from care.person where region_code like '640522%' and facility_id is null limit 1");
        String sql = "insert into stay (person_id, bed_id, facility_id, kind, from_day, until_day) values (" + hidden + ", " + bed + ", " + facility + ", 'RESIDENT', '2001-01-01', '2001-01-02')";
        assertEquals("scope.refused", assertThrows(RuleViolation.class, () -> as(SHAPOTOU, () -> peek.change(sql))).code());
    }

    @Test
    void the_audit_trail_is_the_auditors_alone_and_nobody_changes_it() {
        Scope auditor = new Scope("auditor", Role.AUDITOR, "640500000000", null, "auditor", "");
        as(CITY, () -> facilities.row(number("select min(id) from care.facility")));
        assertEquals(0L, (long) as(CITY, () -> peek.count("select count(*) from audit_log")));
        assertEquals(number("select count(*) from care.audit_log where region_code like '6405%'"), (long) as(auditor, () -> peek.count("select count(*) from audit_log")));
        for (String sql : List.of("update audit_log set actor = 'x'", "delete from audit_log", "insert into audit_log select * from audit_log", "update audit_chain set n = 0"))
            assertEquals("scope.refused", assertThrows(RuleViolation.class, () -> as(auditor, () -> peek.change(sql))).code(), sql);
    }

    @Test
    void the_scopes_range_reaches_the_index() {
        String plan = as(CLERK, () -> peek.plan("explain select id from person where id > 0 order by region_code limit 20")).toString();
        assertTrue(plan.contains("current_setting('care.lo'"), plan);
        assertTrue(plan.contains("Index Cond"), plan);
    }

    @Test
    void the_entities_fit_the_tables() {
        em.getEntityManagerFactory().unwrap(org.hibernate.SessionFactory.class).getSchemaManager().validateMappedObjects();
    }
}

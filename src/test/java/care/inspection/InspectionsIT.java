package care.inspection;

import static org.junit.jupiter.api.Assertions.*;

import care.*;
import care.access.*;
import care.attachment.Attachments;
import care.checklist.*;
import care.facility.Facilities;
import care.kernel.*;
import care.rectification.*;
import care.residence.Stays;
import care.supervision.*;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.stream.*;
import org.junit.jupiter.api.Test;

/** From the assignment to the last finding struck off, against the real tables; what must not happen is refused by the use case and by the database. */
class InspectionsIT extends ContainerTest {
    private static final LocalDate TODAY = LocalDate.now(Clocks.CHINA);
    private static final byte[] PHOTO = Base64.getDecoder().decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");
    private static final Scope INSPECTOR = new Scope("inspector-640521", Role.INSPECTOR, "640521000000", null, "inspector-640521", "");

    @Inject
    Inspections inspections;
    @Inject
    Objections objections;
    @Inject
    OrderDesk orders;
    @Inject
    RectificationDesk desk;
    @Inject
    Findings findings;
    @Inject
    Facilities facilities;
    @Inject
    Stays stays;
    @Inject
    Peek peek;

    /** A home of Zhongning that no operator's account and no other test needs. */
    private long home() {
        return number("select f.id from care.facility f where f.region_code like '640521%' and f.filing = 'FILED' and f.id not in (select facility_id from care.account where facility_id is not null) and exists (select 1 from care.bed b where b.facility_id = f.id) order by f.id desc limit 1");
    }

    private Scope operator() {
        return operator(home(), "640521100000");
    }

    /** An officer of the tests; made when there is none. @param until last day of the certificate */
    private long officer(String number, LocalDate until) {
        run("insert into care.officer (region_code, name, department, certificate_number, certificate_until) values ('640521000000', '检' || '" + number + "', 'CIVIL_AFFAIRS', 'T-" + number + "', '" + until + "') on conflict (certificate_number) do nothing");
        return number("select id from care.officer where certificate_number = 'T-" + number + "'");
    }

    private List<Long> two() {
        return List.of(officer("1", TODAY.plusYears(2)), officer("2", TODAY.plusYears(2)));
    }

    private void run(String sql) {
        try (Connection connection = owner.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RuleViolation refused(Callable<?> action) {
        return assertThrows(RuleViolation.class, action::call);
    }

    private Object run(Scope scope, Runnable action) {
        return as(scope, () -> {
            action.run();
            return null;
        });
    }

    private long planned(Domain... domains) {
        return as(ZHONGNING, () -> inspections.single(home(), "投诉核实", List.of(domains), two(), TODAY, TODAY.plusDays(5))).getId();
    }

    private Arrival arrival(List<Long> officers) {
        Arrival arrival = new Arrival();
        arrival.setCode(as(ZHONGNING, () -> facilities.get(home())).getCode());
        arrival.setDay(TODAY);
        arrival.setTime("00:00");
        arrival.setPurpose("核实");
        arrival.setNoPlace("没有信号");
        arrival.setOfficers(new ArrayList<>(officers));
        return arrival;
    }

    private long started(Domain... domains) {
        long id = planned(domains);
        run(ZHONGNING, () -> inspections.start(id, arrival(two())));
        return id;
    }

    /** Everything conforms but the items named. @return the findings, by code */
    private Map<String, Long> recorded(long id, String... deficient) {
        List<Inspections.Line> lines = as(ZHONGNING, () -> inspections.lines(id));
        Set<String> wrong = Set.of(deficient);
        lines.forEach(line -> run(ZHONGNING, () -> inspections.answer(id, line.itemId(), wrong.contains(line.code()) ? Conformity.DEFICIENT : Conformity.CONFORM, null, wrong.contains(line.code()) ? "发现 " + line.code() : null, null)));
        run(ZHONGNING, () -> inspections.record(id, "情况属实", "张院长", null, null));
        return as(ZHONGNING, () -> findings.list(Findings.Filter.ofInspection(id), Slice.first(100))).items().stream().collect(Collectors.toMap(Findings.Row::code, Findings.Row::id));
    }

    private List<String> codes(long id, java.util.function.Predicate<Inspections.Line> which) {
        return as(ZHONGNING, () -> inspections.lines(id)).stream().filter(which).map(Inspections.Line::code).toList();
    }

    @Test
    void nobody_goes_alone_without_a_certificate_or_with_a_conflict() {
        long expired = officer("3", TODAY.minusDays(1));
        long conflicted = officer("4", TODAY.plusYears(1));
        run("insert into care.officer_conflict (officer_id, facility_id, reason) values (" + conflicted + ", " + home() + ", '近亲属任职') on conflict do nothing");
        assertEquals("inspection.officers.two", refused(() -> as(ZHONGNING, () -> inspections.single(home(), "x", List.of(Domain.FIRE), List.of(two().get(0)), TODAY, TODAY.plusDays(1)))).code());
        assertEquals("inspection.officers.two", refused(() -> as(ZHONGNING, () -> inspections.single(home(), "x", List.of(Domain.FIRE), List.of(two().get(0), two().get(0)), TODAY, TODAY.plusDays(1)))).code(), "twice the same is one");
        assertEquals("inspection.officers.certificate", refused(() -> as(ZHONGNING, () -> inspections.single(home(), "x", List.of(Domain.FIRE), List.of(two().get(0), expired), TODAY, TODAY.plusDays(1)))).code());
        assertEquals("inspection.officers.conflict", refused(() -> as(ZHONGNING, () -> inspections.single(home(), "x", List.of(Domain.FIRE), List.of(two().get(0), conflicted), TODAY, TODAY.plusDays(1)))).code());
        long id = planned(Domain.GAS);
        RuleViolation alone = refused(() -> run(ZHONGNING, () -> inspections.start(id, arrival(List.of(two().get(0))))));
        assertEquals(List.of("inspection.officers.two", "officers"), List.of(alone.code(), alone.field()));
        assertEquals("inspection.officers.certificate", refused(() -> run(ZHONGNING, () -> inspections.start(id, arrival(List.of(two().get(0), expired))))).code());
        assertEquals(1, number("select count(*) from care.inspection where id = " + id + " and state = 'PLANNED'"), "refused and kept as it was");
        assertTrue(assertThrows(IllegalStateException.class, () -> run("delete from care.inspection_officer where inspection_id = " + id + "; update care.inspection set state = 'STARTED', arrived_at = now(), purpose = 'x', arrived_how = 'TYPED', no_place = 'x', checklist_id = 1 where id = " + id)).getCause().getMessage().contains("two officers"));
        run(ZHONGNING, () -> inspections.cancel(id, "不需要了"));
    }

    @Test
    void the_arrival_comes_before_the_list_and_only_the_matters_assigned_are_on_it() {
        long id = planned(Domain.GAS);
        assertTrue(as(ZHONGNING, () -> inspections.lines(id)).isEmpty());
        long gas = number("select min(i.id) from care.checklist_item i join care.checklist c on c.id = i.checklist_id where c.state = 'IN_FORCE' and i.domain = 'GAS'");
        long fire = number("select min(i.id) from care.checklist_item i join care.checklist c on c.id = i.checklist_id where c.state = 'IN_FORCE' and i.domain = 'FIRE'");
        assertEquals("inspection.not-started", refused(() -> run(ZHONGNING, () -> inspections.answer(id, gas, Conformity.CONFORM, null, null, null))).code());
        Arrival wrong = arrival(two());
        wrong.setCode("999999");
        assertEquals("inspection.other-home", refused(() -> run(ZHONGNING, () -> inspections.start(id, wrong))).code());
        run(ZHONGNING, () -> inspections.start(id, arrival(two())));
        List<Inspections.Line> lines = as(ZHONGNING, () -> inspections.lines(id));
        assertEquals(Set.of(Domain.GAS), lines.stream().map(Inspections.Line::domain).collect(Collectors.toSet()));
        assertEquals("inspection.item-outside", refused(() -> run(ZHONGNING, () -> inspections.answer(id, fire, Conformity.CONFORM, null, null, null))).code());
        assertEquals("inspection.no-note", refused(() -> run(ZHONGNING, () -> inspections.answer(id, gas, Conformity.DEFICIENT, null, " ", null))).code());
        run(ZHONGNING, () -> inspections.answer(id, gas, Conformity.DEFICIENT, null, "胶管老化", null));
        assertEquals("inspection.items-left", refused(() -> run(ZHONGNING, () -> inspections.record(id, null, "张院长", null, null))).code());
        assertEquals("attachment.type", refusedPhoto(id, lines.get(0).code(), "not a picture".getBytes(StandardCharsets.UTF_8)));
        assertEquals("胶管老化", as(ZHONGNING, () -> inspections.lines(id)).stream().filter(line -> line.itemId() == gas).findFirst().orElseThrow().note(), "the rest of the visit is kept");
        run(ZHONGNING, () -> inspections.photo(id, lines.get(0).code(), "p.png", PHOTO, Attachments.Taken.UNKNOWN));
        assertEquals(1, as(ZHONGNING, () -> inspections.lines(id)).get(0).photos());
        assertEquals(RuleViolation.Kind.NOT_FOUND, refused(() -> as(SHAPOTOU, () -> inspections.get(id))).kind());
        assertEquals("inspection.not-yours", refused(() -> run(INSPECTOR, () -> inspections.answer(id, gas, Conformity.CONFORM, null, null, null))).code(), "an inspector who is not assigned");
        run(ZHONGNING, () -> inspections.cancel(id, "测试"));
    }

    private String refusedPhoto(long id, String code, byte[] bytes) {
        String said = refused(() -> run(ZHONGNING, () -> inspections.photo(id, code, "p.png", bytes, Attachments.Taken.UNKNOWN))).code();
        return said.startsWith("attachment.") ? "attachment.type" : said;
    }

    @Test
    void who_is_not_assigned_does_not_take_a_visit_over_by_arriving() {
        long id = planned(Domain.GAS);
        long own = number("select id from care.officer where username = 'inspector-640521'");
        assertEquals("inspection.not-yours", refused(() -> run(INSPECTOR, () -> inspections.start(id, arrival(List.of(own, two().get(0)))))).code());
        assertEquals(2, number("select count(*) from care.inspection_officer x join care.officer o on o.id = x.officer_id where x.inspection_id = " + id + " and o.certificate_number in ('T-1', 'T-2')"));
        run(ZHONGNING, () -> inspections.cancel(id, "测试"));
    }

    @Test
    void a_matter_that_has_left_the_list_is_not_looked_at_any_more() {
        long id = planned(Domain.EPIDEMIC);
        run("update care.inspection_matter set valid_until = '" + TODAY + "' where domain = 'EPIDEMIC' and valid_until is null");
        try {
            assertEquals("inspection.matter-ended", refused(() -> run(ZHONGNING, () -> inspections.start(id, arrival(two())))).code());
        } finally {
            run("update care.inspection_matter set valid_until = null where domain = 'EPIDEMIC' and valid_until = '" + TODAY + "'");
        }
        run(ZHONGNING, () -> inspections.cancel(id, "测试"));
    }

    @Test
    void what_an_upheld_objection_says_was_not_so_binds_nobody() {
        long id = started(Domain.FOOD);
        String major = codes(id, Inspections.Line::major).get(0);
        long finding = recorded(id, major).get(major);
        assertEquals(1, number("select count(*) from care.restriction where lifted_on is null and finding_id = " + finding));
        run(operator(), () -> objections.object(id, "许可证在档"));
        run(ZHONGNING, () -> objections.decide(id, true, "核实属实"));
        assertEquals(FindingState.WITHDRAWN, as(operator(), () -> findings.get(finding)).getState());
        assertEquals(0, number("select count(*) from care.restriction where lifted_on is null and finding_id = " + finding));
        assertEquals("rectification.ordered-already", refused(() -> as(ZHONGNING, () -> orders.issue(id, List.of(finding)))).code());
        run("select care.inspections_nightly('" + TODAY.plusYears(1) + "', '" + TODAY.minusYears(9) + "')");
        assertEquals(0, number("select count(*) from care.inspection where published_on is not null and id = " + id));
    }

    @Test
    void a_homes_own_session_cannot_write_what_the_office_finds() {
        String region = as(ZHONGNING, () -> facilities.get(home())).getDetails().getRegionCode();
        long id = started(Domain.FOOD);
        String major = codes(id, Inspections.Line::major).get(0);
        long finding = recorded(id, major).get(major);
        for (String attempt : List.of("update finding set state = 'PASSED' where id = " + finding, "update inspection set objection_until = '2099-12-31' where facility_id = " + home(),
            "insert into officer_conflict (officer_id, facility_id, reason) select officer_id, facility_id, 'x' from inspection_officer where facility_id = " + home() + " limit 1", "update restriction set lifted_on = from_day where facility_id = " + home()))
            assertTrue(denied(region, attempt), attempt);
        run(operator(), () -> objections.object(id, "许可证在档"));
        assertTrue(denied(region, "update inspection_objection set state = 'UPHELD', answer = 'x', decided_on = raised_on, decided_by = 'x' where inspection_id = " + id));
        run(ZHONGNING, () -> objections.decide(id, true, "核实属实"));
    }

    /** Whether the database refuses it to the operator of the home, or changes nothing. */
    private boolean denied(String region, String sql) {
        try {
            return as(operator(home(), region), () -> peek.change(sql)) == 0;
        } catch (RuntimeException refused) {
            return true;
        }
    }

    @Test
    void a_home_does_not_see_that_somebody_is_about_to_come() {
        long id = planned(Domain.EPIDEMIC);
        assertEquals(RuleViolation.Kind.NOT_FOUND, refused(() -> as(operator(), () -> inspections.get(id))).kind());
        run(ZHONGNING, () -> inspections.start(id, arrival(two())));
        assertEquals(InspectionState.STARTED, as(operator(), () -> inspections.get(id)).getState());
        assertEquals(RuleViolation.Kind.REFUSED, refused(() -> run(operator(), () -> inspections.record(id, null, "x", null, null))).kind());
        assertEquals(2, as(operator(), () -> inspections.officers(id)).size());
        run(ZHONGNING, () -> inspections.cancel(id, "测试"));
    }

    @Test
    void the_years_cap_holds_for_two_who_plan_at_the_same_moment_and_not_for_single_cases() throws Exception {
        long facility = number("select f.id from care.facility f where f.region_code like '640521%' and f.filing = 'FILED' and f.id <> " + home() + " and f.id not in (select facility_id from care.account where facility_id is not null) order by f.id desc limit 1");
        long most = number("select value::integer from care.parameter_value where code = 'inspection.most-a-year' order by valid_from desc limit 1");
        long before = number("select count(*) from care.inspection where form <> 'CASE' and state <> 'CANCELLED' and facility_id = " + facility + " and extract(year from planned_from) = " + TODAY.getYear());
        List<Long> officers = two();
        ExecutorService both = Executors.newFixedThreadPool(6);
        try {
            List<Future<Object>> tries = new ArrayList<>();
            for (int i = 0; i < 8; i++) tries.add(both.submit(() -> {
                try {
                    return as(ZHONGNING, () -> inspections.assign(facility, null, InspectionForm.DAILY, "年度上限测试", List.of(Domain.FIRE), Set.of(), officers, TODAY, TODAY.plusDays(3))).getId();
                } catch (RuleViolation refused) {
                    return refused.code();
                }
            }));
            List<Object> said = new ArrayList<>();
            for (Future<Object> one : tries) said.add(one.get());
            assertEquals(most - before, said.stream().filter(Long.class::isInstance).count());
            assertEquals(Set.of("constraint.inspection_year_cap"), said.stream().filter(String.class::isInstance).collect(Collectors.toSet()));
            as(ZHONGNING, () -> inspections.single(facility, "年度上限测试，个案", List.of(Domain.FIRE), officers, TODAY, TODAY.plusDays(3)));
        } finally {
            both.shutdownNow();
            run("update care.inspection set state = 'CANCELLED', cancelled_why = '测试' where ground like '年度上限测试%'");
        }
    }

    @Test
    void nothing_outside_the_published_list_of_matters_is_inspected() {
        run("update care.inspection_matter set valid_until = '" + TODAY + "' where domain = 'EPIDEMIC' and valid_until is null");
        try {
            assertEquals("constraint.inspection_matter_listed", refused(() -> as(ZHONGNING, () -> inspections.single(home(), "x", List.of(Domain.FIRE, Domain.EPIDEMIC), two(), TODAY, TODAY.plusDays(1)))).code());
        } finally {
            run("update care.inspection_matter set valid_until = null where domain = 'EPIDEMIC' and valid_until = '" + TODAY + "'");
        }
    }

    @Test
    void a_finding_goes_from_the_order_to_its_end_and_everything_is_told() {
        long id = started(Domain.FOOD);
        List<String> codes = codes(id, line -> !line.major());
        Map<String, Long> found = recorded(id, codes.get(0), codes.get(1));
        assertEquals(Set.of(codes.get(0), codes.get(1)), found.keySet());
        long first = found.get(codes.get(0));
        long second = found.get(codes.get(1));
        assertEquals("constraint.inspection_state_order", brokenBy("update care.inspection set recorded_at = now() + interval '1 second' where id = " + id));
        assertEquals("rectification.answer.not-now", refused(() -> run(operator(), () -> desk.send(first, "改好了"))).code(), "not before the order is served");
        Order order = as(ZHONGNING, () -> orders.issue(id, found.values()));
        assertEquals("rectification.ordered-already", refused(() -> as(ZHONGNING, () -> orders.issue(id, List.of(first)))).code());
        assertEquals("rectification.serve.no-witness", refused(() -> run(ZHONGNING, () -> orders.serve(order.getId(), TODAY, ServedHow.LEFT, "门卫", null))).code());
        run(ZHONGNING, () -> orders.serve(order.getId(), TODAY, ServedHow.IN_PERSON, "张院长", null));
        assertEquals("rectification.served-already", refused(() -> run(ZHONGNING, () -> orders.serve(order.getId(), TODAY, ServedHow.IN_PERSON, "张院长", null))).code());
        assertEquals("rectification.answer.empty", refused(() -> run(operator(), () -> desk.send(first, " "))).code());
        run(operator(), () -> desk.photo(first, "更换", "p.png", PHOTO, Attachments.Taken.UNKNOWN));
        run(operator(), () -> desk.send(first, "已更换并培训"));
        assertEquals("rectification.answer.not-now", refused(() -> run(operator(), () -> desk.send(first, "再发一次"))).code());
        LocalDate wanted = WorkingDays.after(as(ZHONGNING, () -> findings.get(second)).getDueOn(), 3);
        run(operator(), () -> desk.askExtension(second, wanted, "等待到货"));
        assertEquals("rectification.extension.once", refused(() -> run(operator(), () -> desk.askExtension(second, wanted, "再要"))).code());
        assertEquals(RuleViolation.Kind.REFUSED, refused(() -> run(operator(), () -> desk.decideExtension(second, true, null))).kind());
        run(ZHONGNING, () -> desk.decideExtension(second, true, null));
        assertEquals(wanted, as(ZHONGNING, () -> findings.get(second)).getDueOn());
        assertEquals("rectification.state.refused", refused(() -> run(ZHONGNING, () -> desk.close(first))).code());
        assertEquals("rectification.state.refused", refused(() -> run(ZHONGNING, () -> desk.reinspect(order.getId(), TODAY, two().get(0), two().get(1), Map.of(second, new RectificationDesk.Result(true, null, null)), List.of()))).code(), "what was not answered");
        assertEquals("inspection.officers.two", refused(() -> run(ZHONGNING, () -> desk.reinspect(order.getId(), TODAY, two().get(0), two().get(0), Map.of(first, new RectificationDesk.Result(true, null, null)), List.of()))).code());
        LocalDate rest = Stream.iterate(TODAY.plusDays(1), day -> day.plusDays(1)).filter(day -> !WorkingDays.isWorkingDay(day)).findFirst().orElseThrow();
        assertEquals("rectification.due.rest-day", refused(() -> run(ZHONGNING, () -> desk.reinspect(order.getId(), TODAY, two().get(0), two().get(1), Map.of(first, new RectificationDesk.Result(false, "仍不足", rest)), List.of()))).code());
        run(ZHONGNING, () -> desk.reinspect(order.getId(), TODAY, two().get(0), two().get(1), Map.of(first, new RectificationDesk.Result(false, "仍不足", WorkingDays.after(TODAY, 4))), List.of()));
        assertEquals(FindingState.RETURNED, as(operator(), () -> findings.get(first)).getState());
        run(operator(), () -> desk.send(first, "已补足"));
        run(ZHONGNING, () -> desk.reinspect(order.getId(), TODAY, two().get(0), two().get(1), Map.of(first, new RectificationDesk.Result(true, null, null)), List.of()));
        run(ZHONGNING, () -> desk.close(first));
        List<String> told = new ArrayList<>(as(operator(), () -> findings.history(first)).stream().map(e -> e.code().replace("rectification.event.", "")).toList());
        Collections.reverse(told);
        assertEquals(List.of("found", "ordered", "served", "answered", "returned", "answered", "passed", "closed"), told);
        assertEquals(5, number("select count(*) from care.document where facility_id = " + home() + " and id in (select record_id from care.inspection where id = " + id + " union select document_id from care.rectification_order where id = " + order.getId() + " union select proof_id from care.rectification_order where id = " + order.getId() + " union select document_id from care.reinspection where order_id = " + order.getId() + ")"), "the record, the order, the proof of service and two opinions");
        assertEquals(RuleViolation.Kind.NOT_FOUND, refused(() -> as(SHAPOTOU, () -> findings.get(first))).kind());
        assertEquals("constraint.finding_state_order", brokenBy("update care.finding set state = 'CLOSED', closed_on = current_date, closed_by = 'x' where id = " + second));
    }

    private String brokenBy(String sql) {
        String said = assertThrows(IllegalStateException.class, () -> run(sql)).getCause().getMessage();
        return said.contains("order of states") ? sql.contains("care.finding ") ? "constraint.finding_state_order" : "constraint.inspection_state_order" : said;
    }

    @Test
    void a_major_hazard_keeps_everybody_out_until_a_reinspection_has_cleared_it() {
        long id = started(Domain.FIRE, Domain.FOOD);
        String major = codes(id, Inspections.Line::major).get(0);
        long person = number("select p.id from care.person p where p.region_code like '640521%' and p.died_on is null and p.facility_id is null and not exists (select 1 from care.stay s where s.person_id = p.id) and not exists (select 1 from care.admission a where a.person_id = p.id) order by p.id desc limit 1");
        long bed = number("select b.id from care.bed b join care.bed_period k on k.bed_id = b.id and k.state = 'IN_USE' and k.until_day is null where b.facility_id = " + home() + " and not exists (select 1 from care.stay s where s.bed_id = b.id and (s.until_day is null or s.until_day > '" + TODAY + "')) and not exists (select 1 from care.reservation r where r.bed_id = b.id) and not exists (select 1 from care.admission a where a.bed_id = b.id) order by b.id desc limit 1");
        long finding = recorded(id, major).get(major);
        assertEquals("facility.restricted", refused(() -> as(ZHONGNING, () -> stays.open(home(), bed, person, TODAY, null, null))).code());
        assertTrue(assertThrows(IllegalStateException.class, () -> run("insert into care.stay (facility_id, bed_id, person_id, kind, from_day) values (" + home() + ", " + bed + ", " + person + ", 'RESIDENT', '" + TODAY + "')")).getCause().getMessage().contains("restricted"), "the database refuses whatever way it is tried");
        assertTrue(assertThrows(IllegalStateException.class, () -> run("update care.restriction set lifted_on = '" + TODAY + "' where finding_id = " + finding)).getCause().getMessage().contains("not cleared"));
        long restriction = number("select id from care.restriction where finding_id = " + finding);
        assertTrue(as(ZHONGNING, () -> findings.restrictions(true, home())).stream().anyMatch(row -> row.id() == restriction && row.reportedOn() == null));
        run(ZHONGNING, () -> desk.report(restriction, "中卫市民政局", TODAY));
        assertEquals("rectification.reported-already", refused(() -> run(ZHONGNING, () -> desk.report(restriction, "中卫市民政局", TODAY))).code());
        Order order = as(ZHONGNING, () -> orders.issue(id, List.of(finding)));
        run(ZHONGNING, () -> orders.serve(order.getId(), TODAY, ServedHow.ELECTRONIC, "张院长", null));
        assertEquals("rectification.answer.no-photo", refused(() -> run(operator(), () -> desk.send(finding, "已整改"))).code(), "a grave finding is shown");
        run(operator(), () -> desk.photo(finding, "已整改", "p.png", PHOTO, Attachments.Taken.UNKNOWN));
        run(operator(), () -> desk.send(finding, "已整改"));
        assertEquals("facility.restricted", refused(() -> as(ZHONGNING, () -> stays.open(home(), bed, person, TODAY, null, null))).code(), "an answer alone opens nothing");
        run(ZHONGNING, () -> desk.reinspect(order.getId(), TODAY, two().get(0), two().get(1), Map.of(finding, new RectificationDesk.Result(true, "已消除", null)), List.of()));
        long stay = as(ZHONGNING, () -> stays.open(home(), bed, person, TODAY, null, null)).getId();
        run("delete from care.stay where id = " + stay);
        run(ZHONGNING, () -> desk.close(finding));
    }

    @Test
    void a_record_nobody_objects_to_is_published_after_the_days_for_it() {
        long quiet = started(Domain.STAFF);
        recorded(quiet);
        long disputed = started(Domain.FUNDS);
        recorded(disputed);
        run(operator(), () -> objections.object(disputed, "不属实"));
        assertEquals("constraint.inspection_objection_key", refused(() -> run(operator(), () -> objections.object(disputed, "再说一次"))).code());
        LocalDate last = as(ZHONGNING, () -> inspections.get(quiet)).getObjectionUntil();
        assertEquals(WorkingDays.after(TODAY, 5), last);
        run("select care.inspections_nightly('" + last + "', '" + TODAY.minusYears(9) + "')");
        assertEquals(0, number("select count(*) from care.inspection where id = " + quiet + " and published_on is not null"), "not on the last day");
        run("select care.inspections_nightly('" + last.plusDays(1) + "', '" + TODAY.minusYears(9) + "')");
        assertEquals(1, number("select count(*) from care.inspection where id = " + quiet + " and published_on = '" + last.plusDays(1) + "'"));
        assertEquals(0, number("select count(*) from care.inspection where id = " + disputed + " and published_on is not null"), "an objection waits for its answer");
        run(ZHONGNING, () -> objections.decide(disputed, false, "照片为证"));
        run("select care.inspections_nightly('" + last.plusDays(2) + "', '" + TODAY.minusYears(9) + "')");
        assertEquals(1, number("select count(*) from care.public_inspections(" + home() + ") where id = " + disputed));
    }

    @Test
    void what_has_been_overdue_for_long_enough_is_escalated_once() {
        long id = started(Domain.CARE);
        String code = codes(id, line -> !line.major()).get(0);
        long finding = recorded(id, code).get(code);
        Order order = as(ZHONGNING, () -> orders.issue(id, List.of(finding)));
        run(ZHONGNING, () -> orders.serve(order.getId(), TODAY, ServedHow.IN_PERSON, "张院长", null));
        LocalDate due = as(ZHONGNING, () -> findings.get(finding)).getDueOn();
        run("select care.inspections_nightly('" + TODAY + "', '" + due.minusDays(1) + "')");
        assertEquals(0, number("select count(*) from care.finding where id = " + finding + " and escalated_on is not null"));
        run("select care.inspections_nightly('" + TODAY + "', '" + due + "')");
        run("select care.inspections_nightly('" + TODAY + "', '" + due + "')");
        assertEquals(1, number("select count(*) from care.finding_event where finding_id = " + finding + " and code = 'rectification.event.escalated'"));
        assertTrue(as(ZHONGNING, () -> findings.funnel(home())).stream().filter(stage -> stage.state() == FindingState.RECTIFYING).findFirst().orElseThrow().findings() > 0);
        run(operator(), () -> desk.photo(finding, "已改", "p.png", PHOTO, Attachments.Taken.UNKNOWN));
        run(operator(), () -> desk.send(finding, "已改"));
    }

    @Test
    void one_of_two_who_answer_at_the_same_moment_is_told_that_it_is_done() throws Exception {
        long id = started(Domain.ELECTRIC);
        String code = codes(id, line -> !line.major() && line.usual() != Severity.GRAVE).get(0);
        long finding = recorded(id, code).get(code);
        Order order = as(ZHONGNING, () -> orders.issue(id, List.of(finding)));
        run(ZHONGNING, () -> orders.serve(order.getId(), TODAY, ServedHow.IN_PERSON, "张院长", null));
        run(operator(), () -> desk.write(finding, "已改"));
        ExecutorService both = Executors.newFixedThreadPool(4);
        try {
            List<Future<String>> tries = new ArrayList<>();
            Scope operator = operator();
            for (int i = 0; i < 4; i++) tries.add(both.submit(() -> {
                try {
                    run(operator, () -> desk.send(finding, "已改"));
                    return "done";
                } catch (RuleViolation refused) {
                    return refused.code();
                }
            }));
            List<String> said = new ArrayList<>();
            for (Future<String> one : tries) said.add(one.get());
            assertEquals(1, said.stream().filter("done"::equals).count(), said.toString());
        } finally {
            both.shutdownNow();
        }
        assertEquals(1, number("select count(*) from care.finding_answer where sent and finding_id = " + finding));
    }
}

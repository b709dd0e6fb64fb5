package care.visit;

import static org.junit.jupiter.api.Assertions.*;

import care.*;
import care.access.*;
import care.attachment.Attachments;
import care.checklist.*;
import care.facility.Facilities;
import care.inspection.*;
import care.kernel.*;
import care.kernel.RuleViolation.Kind;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.*;
import java.sql.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.stream.*;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What a phone has of a visit that cannot go the ordinary way: kept once, seen by the offices only, taken over once and by the rules of any visit. */
class DepositsIT extends ContainerTest {
    private static final LocalDate TODAY = LocalDate.now(Clocks.CHINA);
    private static final Instant NOON = Instant.now().minusSeconds(1).truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
    private static final Scope INSPECTOR = new Scope("inspector-640521", Role.INSPECTOR, "640521000000", null, "检查员", "");

    @Inject
    Deposits deposits;
    @Inject
    Inspections inspections;
    @Inject
    Checklists checklists;
    @Inject
    Attachments attachments;
    @Inject
    Facilities facilities;
    @Inject
    Peek peek;

    /** A home of Zhongning that no operator's account and no other test needs. */
    private long home() {
        return number("select f.id from care.facility f where f.region_code like '640521%' and f.filing = 'FILED' and f.id not in (select facility_id from care.account where facility_id is not null) order by f.id desc offset 4 limit 1");
    }

    private void run(String sql) {
        try (Connection connection = owner.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object run(Scope scope, Runnable action) {
        return as(scope, () -> {
            action.run();
            return null;
        });
    }

    private static RuleViolation refused(Callable<?> action) {
        return assertThrows(RuleViolation.class, action::call);
    }

    private List<Long> two() {
        return Stream.of("D-1", "D-2").map(number -> {
            run("insert into care.officer (region_code, name, department, certificate_number, certificate_until) values ('640521000000', '检" + number + "', 'CIVIL_AFFAIRS', '" + number + "', '" + TODAY.plusYears(2) + "') on conflict (certificate_number) do nothing");
            return number("select id from care.officer where certificate_number = '" + number + "'");
        }).toList();
    }

    private long planned(LocalDate from, Domain... domains) {
        return as(ZHONGNING, () -> inspections.single(home(), "投诉核实", List.of(domains), two(), from, TODAY.plusDays(5))).getId();
    }

    private long cancelled(Domain... domains) {
        long id = planned(TODAY, domains);
        run(ZHONGNING, () -> inspections.cancel(id, "改期"));
        return id;
    }

    private long started(Domain... domains) {
        long id = planned(TODAY, domains);
        run(ZHONGNING, () -> inspections.start(id, arrival(TODAY)));
        return id;
    }

    private Arrival arrival(LocalDate day) {
        Arrival arrival = new Arrival();
        arrival.setCode(as(ZHONGNING, () -> facilities.get(home())).getCode());
        arrival.setDay(day);
        arrival.setTime("00:00");
        arrival.setPurpose("核实投诉");
        arrival.setNoPlace("没有信号");
        arrival.setOfficers(new ArrayList<>(two()));
        return arrival;
    }

    private List<String> codes(Domain domain) {
        return as(ZHONGNING, () -> checklists.items(checklists.inForce(TODAY).getId(), Set.of(domain))).stream().filter(item -> item.getMajorHazard() == null).map(ChecklistItem::getCode).toList();
    }

    /** Everything of a matter conforms but the first item, which is deficient. */
    private List<DepositContent.Answer> answers(Domain domain) {
        String first = codes(domain).get(0);
        return as(ZHONGNING, () -> checklists.items(checklists.inForce(TODAY).getId(), Set.of(domain))).stream()
            .map(item -> item.getCode().equals(first) ? new DepositContent.Answer(first, Conformity.DEFICIENT, Severity.ORDINARY, "胶管老化", null, NOON) : new DepositContent.Answer(item.getCode(), Conformity.CONFORM, null, null, null, NOON)).toList();
    }

    private static byte[] picture(int colour) {
        try {
            BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
            image.setRGB(0, 0, colour);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DepositContent.Photo photo(String code, byte[] bytes) {
        return new DepositContent.Photo(code, "现场.png", NOON, 37.5, 105.2, DepositContent.hex(bytes));
    }

    private static Map<String, byte[]> named(byte[]... pictures) {
        return Arrays.stream(pictures).collect(Collectors.toMap(DepositContent::hex, bytes -> bytes));
    }

    private DepositContent unsigned(List<DepositContent.Answer> answers, DepositContent.Photo... photos) {
        return new DepositContent(arrival(TODAY), answers, List.of(), null, List.of(photos));
    }

    private DepositContent signed(List<DepositContent.Answer> answers, byte[] drawn, DepositContent.Photo... photos) {
        return new DepositContent(arrival(TODAY), answers, List.of(new DepositContent.Signature(two().get(0), "检D-1", NOON, DepositContent.hex(drawn)), new DepositContent.Signature(two().get(1), "检D-2", NOON, null), new DepositContent.Signature(null, "张院长", NOON, null)),
            new DepositContent.Closing("当场说明", "张院长", null, NOON), List.of(photos));
    }

    private long deposited(Scope who, long inspection, DepositContent content, byte[]... pictures) {
        return as(who, () -> deposits.deposit(inspection, DepositWay.PHONE, "检查已取消", NOON, content, named(pictures))).id();
    }

    private long count(String table, String condition) {
        return number("select count(*) from care." + table + " where " + condition);
    }

    @Test
    void the_same_content_is_kept_once_whichever_way_it_comes() throws Exception {
        long id = cancelled(Domain.GAS);
        byte[] seen = picture(1);
        DepositContent content = unsigned(answers(Domain.GAS), photo(codes(Domain.GAS).get(0), seen));
        Deposits.Receipt first = as(INSPECTOR, () -> deposits.deposit(id, DepositWay.PHONE, "检查已取消", NOON, content, named(seen)));
        Deposits.Receipt again = as(INSPECTOR, () -> deposits.deposit(id, DepositWay.FILE, null, NOON.plusSeconds(1), content, named(seen)));
        assertEquals(List.of(first.id(), false, true), List.of(again.id(), first.already(), again.already()));
        assertEquals(1, count("attachment", "subject = 'DEPOSIT' and subject_id = " + first.id()));
        DepositContent other = unsigned(answers(Domain.GAS).subList(0, 1));
        List<String> said = atOnce(4, () -> String.valueOf(as(INSPECTOR, () -> deposits.deposit(id, DepositWay.PHONE, null, NOON, other, Map.of())).id()));
        assertEquals(1, Set.copyOf(said).size(), said.toString());
        assertEquals(2, count("visit_deposit", "inspection_id = " + id));
        assertEquals("visit.deposit.no-picture", refused(() -> deposited(INSPECTOR, id, unsigned(List.of(), photo("GAS-01", picture(2))))).code());
    }

    private static List<String> atOnce(int hands, Callable<String> work) throws Exception {
        ExecutorService all = Executors.newFixedThreadPool(hands);
        try {
            List<String> said = new ArrayList<>();
            for (Future<String> one : all.invokeAll(Collections.nCopies(hands, work))) said.add(one.get());
            return said;
        } finally {
            all.shutdownNow();
        }
    }

    @Test
    void it_is_the_business_of_the_offices_that_see_the_home_and_never_of_the_home() {
        long visit = cancelled(Domain.GAS);
        byte[] seen = picture(3);
        DepositContent content = unsigned(answers(Domain.GAS), photo(codes(Domain.GAS).get(0), seen));
        Scope operator = operator(home(), as(ZHONGNING, () -> facilities.get(home())).getDetails().getRegionCode());
        assertEquals(Kind.NOT_FOUND, refused(() -> deposited(SHAPOTOU, visit, content, seen)).kind());
        assertEquals(Kind.REFUSED, refused(() -> deposited(operator, visit, content, seen)).kind());
        assertEquals(Kind.REFUSED, refused(() -> deposited(CITY, visit, content, seen)).kind());
        long id = deposited(INSPECTOR, visit, content, seen);
        assertEquals(id, as(ZHONGNING, () -> deposits.get(id)).getId());
        assertEquals(id, as(CITY, () -> deposits.get(id)).getId());
        for (Scope blind : List.of(SHAPOTOU, operator)) {
            assertEquals(Kind.NOT_FOUND, refused(() -> as(blind, () -> deposits.get(id))).kind(), blind.actor());
            assertEquals(0, (long) as(blind, () -> peek.count("select count(*) from visit_deposit where id = " + id)), blind.actor());
            assertEquals(0, (long) as(blind, () -> peek.count("select count(*) from attachment where subject = 'DEPOSIT' and facility_id = " + home())), blind.actor());
        }
        assertEquals(Kind.REFUSED, refused(() -> run(CITY, () -> deposits.takeOver(id, visit, List.of()))).kind());
        assertEquals(Kind.NOT_FOUND, refused(() -> run(SHAPOTOU, () -> deposits.setAside(id, "x"))).kind());
        Scope colleague = new Scope("inspector-x", Role.INSPECTOR, "640521000000", null, "x", "");
        assertEquals("visit.deposit.not-yours", refused(() -> run(colleague, () -> deposits.setAside(id, "x"))).code());
        assertTrue(as(INSPECTOR, () -> deposits.list(DepositState.WAITING, true, Slice.first(100))).items().stream().anyMatch(row -> row.id() == id && row.answers() == content.answers().size() && row.photos() == 1 && !row.signed()));
        assertTrue(as(colleague, () -> deposits.list(null, true, Slice.first(100))).items().isEmpty());
    }

    @Test
    void a_cancelled_visit_goes_into_a_new_single_case_with_all_that_was_written_down_and_signed() {
        long visit = cancelled(Domain.GAS);
        byte[] seen = picture(4);
        byte[] drawn = picture(5);
        List<DepositContent.Answer> answers = answers(Domain.GAS);
        String deficient = codes(Domain.GAS).get(0);
        long id = deposited(INSPECTOR, visit, signed(answers, drawn, photo(deficient, seen)), seen, drawn);
        List<String> all = answers.stream().map(DepositContent.Answer::code).toList();
        assertEquals("visit.deposit.closed", refused(() -> run(ZHONGNING, () -> deposits.takeOver(id, visit, all))).code());
        long target = planned(TODAY, Domain.GAS);
        List<Inspections.Row> targets = as(ZHONGNING, () -> deposits.targets(id));
        assertTrue(targets.stream().anyMatch(row -> row.id() == target) && targets.stream().noneMatch(row -> row.id() == visit), targets.toString());
        assertTrue(as(INSPECTOR, () -> deposits.targets(id)).stream().noneMatch(row -> row.id() == target), "who is not sent has nowhere to take it");
        assertEquals("inspection.not-yours", refused(() -> run(INSPECTOR, () -> deposits.takeOver(id, target, all))).code());
        List<Deposits.Difference> differences = as(ZHONGNING, () -> deposits.differences(id, target));
        assertEquals(all, differences.stream().map(Deposits.Difference::code).toList());
        assertTrue(differences.stream().allMatch(one -> one.there() == null && one.takeable()));
        run(ZHONGNING, () -> deposits.takeOver(id, target, all));
        Inspection recorded = as(ZHONGNING, () -> inspections.get(target));
        assertEquals(List.of(InspectionState.RECORDED, "核实投诉", "张院长", "当场说明"), List.of(recorded.getState(), recorded.getPurpose(), recorded.getFacilitySigner(), recorded.getSummary()));
        assertEquals(1, count("inspection_answer", "inspection_id = " + target + " and outcome = 'DEFICIENT' and severity = 'ORDINARY' and note = '胶管老化' and answered_at = '" + NOON + "'"));
        assertEquals(1, count("finding", "inspection_id = " + target));
        assertEquals(3, count("inspection_signature", "inspection_id = " + target));
        assertEquals(1, count("inspection_signature", "inspection_id = " + target + " and officer_id = " + two().get(0) + " and attachment_id is not null"));
        assertEquals(1, count("attachment", "subject = 'INSPECTION' and subject_id = " + target + " and role = '" + deficient + "' and latitude = 37.5"));
        Deposit kept = as(ZHONGNING, () -> deposits.get(id));
        assertEquals(List.of(DepositState.TAKEN_OVER, target), List.of(kept.getState(), kept.getTargetId()));
        assertEquals(2, as(ZHONGNING, () -> deposits.pictures(id)).size(), "what was brought stays");
        assertEquals("visit.deposit.state.refused", refused(() -> run(ZHONGNING, () -> deposits.setAside(id, "x"))).code());
    }

    @Test
    void only_what_differs_is_shown_and_what_is_not_chosen_stays_as_it_is_at_the_desk() {
        long visit = started(Domain.GAS);
        List<DepositContent.Answer> answers = answers(Domain.GAS);
        String first = codes(Domain.GAS).get(0);
        String second = answers.stream().map(DepositContent.Answer::code).filter(code -> !code.equals(first)).findFirst().orElseThrow();
        String third = answers.stream().map(DepositContent.Answer::code).filter(code -> !code.equals(first) && !code.equals(second)).findFirst().orElseThrow();
        byte[] seen = picture(6);
        byte[] more = picture(7);
        byte[] drawn = picture(8);
        run(ZHONGNING, () -> inspections.answers(visit, List.of(new InspectionApi.Said(first, Conformity.CONFORM, null, null, null, null), new InspectionApi.Said(second, Conformity.CONFORM, null, null, null, null), new InspectionApi.Said(third, Conformity.CONFORM, null, null, null, null))));
        run(ZHONGNING, () -> inspections.photo(visit, second, "现场.png", seen, Attachments.Taken.UNKNOWN));
        long id = deposited(INSPECTOR, visit, signed(answers, drawn, photo(second, seen), photo(third, more)), seen, more, drawn);
        Map<String, Deposits.Difference> differences = as(ZHONGNING, () -> deposits.differences(id, visit)).stream().collect(Collectors.toMap(Deposits.Difference::code, one -> one));
        assertEquals(List.of(Conformity.CONFORM, Conformity.DEFICIENT), List.of(differences.get(first).there().outcome(), differences.get(first).here().outcome()));
        assertFalse(differences.containsKey(second), "the same answer and the same photo on both sides");
        assertEquals(1, differences.get(third).photos().size(), "the inspection has not got this photo");
        assertEquals(answers.size() - 1, differences.size());
        assertEquals("visit.deposit.nothing", refused(() -> run(ZHONGNING, () -> deposits.takeOver(id, visit, List.of()))).code());
        assertEquals("visit.deposit.no-item", refused(() -> run(ZHONGNING, () -> deposits.takeOver(id, visit, List.of("FIRE-99")))).code());
        run(ZHONGNING, () -> deposits.takeOver(id, visit, differences.keySet().stream().filter(code -> !code.equals(first)).toList()));
        assertEquals(InspectionState.STARTED, as(ZHONGNING, () -> inspections.get(visit)).getState(), "it is not what was signed on the phone");
        assertEquals(0, count("inspection_signature", "inspection_id = " + visit));
        assertEquals(1, count("inspection_answer a join care.checklist_item i on i.id = a.item_id", "a.inspection_id = " + visit + " and i.code = '" + first + "' and a.outcome = 'CONFORM'"));
        assertEquals(answers.size(), count("inspection_answer", "inspection_id = " + visit));
        assertEquals(2, count("attachment", "subject = 'INSPECTION' and subject_id = " + visit));
        run(ZHONGNING, () -> inspections.cancel(visit, "测试"));
    }

    @Test
    void the_rules_of_a_visit_hold_and_a_refusal_leaves_both_as_they_were() {
        long visit = cancelled(Domain.GAS);
        List<DepositContent.Answer> answers = answers(Domain.GAS);
        DepositContent yesterday = new DepositContent(arrival(TODAY.minusDays(1)), answers, List.of(), null, List.of());
        long early = deposited(INSPECTOR, visit, yesterday);
        List<String> all = answers.stream().map(DepositContent.Answer::code).toList();
        long target = planned(TODAY, Domain.GAS);
        assertEquals("inspection.too-early", refused(() -> run(ZHONGNING, () -> deposits.takeOver(early, target, all))).code());
        long nobody = deposited(INSPECTOR, visit, new DepositContent(null, answers, List.of(), null, List.of()));
        assertEquals("visit.deposit.no-arrival", refused(() -> run(ZHONGNING, () -> deposits.takeOver(nobody, target, all))).code());
        DepositContent begunAtTheDesk = new DepositContent(arrival(TODAY), answers.subList(0, 1), List.of(), null, List.of());
        begunAtTheDesk.arrival().setCode(null);
        long halfKnown = deposited(INSPECTOR, visit, begunAtTheDesk);
        assertEquals("visit.deposit.no-arrival", refused(() -> run(ZHONGNING, () -> deposits.takeOver(halfKnown, target, all.subList(0, 1)))).code(), "the phone did not arrive itself");
        long elsewhere = planned(TODAY, Domain.FOOD);
        long whole = deposited(INSPECTOR, visit, unsigned(answers));
        assertTrue(as(ZHONGNING, () -> deposits.differences(whole, elsewhere)).stream().noneMatch(Deposits.Difference::takeable), "of another matter");
        assertEquals("inspection.item-outside", refused(() -> run(ZHONGNING, () -> deposits.takeOver(whole, elsewhere, all))).code());
        assertEquals(Kind.NOT_FOUND, refused(() -> run(ZHONGNING, () -> deposits.takeOver(whole, number("select id from care.inspection where facility_id <> " + home() + " and facility_id in (select id from care.facility where region_code like '640521%') order by id limit 1"), all))).kind());
        assertEquals(2, count("inspection", "id in (" + target + ", " + elsewhere + ") and state = 'PLANNED'"));
        assertEquals(3, count("visit_deposit", "id in (" + early + ", " + nobody + ", " + whole + ") and state = 'WAITING'"));
        long begunEarlier = planned(TODAY.minusDays(3), Domain.GAS);
        run(ZHONGNING, () -> deposits.takeOver(early, begunEarlier, all));
        assertEquals(InspectionState.STARTED, as(ZHONGNING, () -> inspections.get(begunEarlier)).getState(), "nobody has signed on the phone");
        assertEquals(TODAY.minusDays(1), as(ZHONGNING, () -> inspections.get(begunEarlier)).getDay());
        for (long one : List.of(target, elsewhere, begunEarlier)) run(ZHONGNING, () -> inspections.cancel(one, "测试"));
    }

    @Test
    void one_of_two_who_take_it_over_at_the_same_moment_is_told_that_it_is_done() throws Exception {
        long visit = cancelled(Domain.GAS);
        List<DepositContent.Answer> answers = answers(Domain.GAS);
        long id = deposited(INSPECTOR, visit, unsigned(answers));
        long target = planned(TODAY, Domain.GAS);
        long other = planned(TODAY, Domain.GAS);
        List<String> all = answers.stream().map(DepositContent.Answer::code).toList();
        Iterator<Long> into = List.of(target, other, target, other).iterator();
        List<String> said = atOnce(4, () -> {
            long mine;
            synchronized (into) {
                mine = into.next();
            }
            try {
                run(ZHONGNING, () -> deposits.takeOver(id, mine, all));
                return "done";
            } catch (RuleViolation refused) {
                return refused.code();
            }
        });
        assertEquals(1, Collections.frequency(said, "done"), said.toString());
        assertEquals(3, Collections.frequency(said, "visit.deposit.state.refused"), said.toString());
        assertEquals(1, count("inspection", "id in (" + target + ", " + other + ") and state = 'STARTED'"));
        assertEquals(1, count("inspection", "id in (" + target + ", " + other + ") and state = 'PLANNED'"));
        for (long one : List.of(target, other)) run(ZHONGNING, () -> inspections.cancel(one, "测试"));
    }

    @Test
    void what_is_set_aside_has_its_reason_and_is_still_there() {
        long visit = cancelled(Domain.GAS);
        byte[] seen = picture(9);
        long id = deposited(INSPECTOR, visit, unsigned(answers(Domain.GAS), photo(codes(Domain.GAS).get(0), seen)), seen);
        assertEquals("visit.deposit.no-reason", refused(() -> run(INSPECTOR, () -> deposits.setAside(id, " "))).code());
        run(INSPECTOR, () -> deposits.setAside(id, "已重新检查"));
        Deposit aside = as(ZHONGNING, () -> deposits.get(id));
        assertEquals(List.of(DepositState.SET_ASIDE, "已重新检查", "检查员"), List.of(aside.getState(), aside.getAsideWhy(), aside.getDecidedBy()));
        assertEquals("胶管老化", aside.content().answers().stream().filter(answer -> answer.outcome() == Conformity.DEFICIENT).findFirst().orElseThrow().note());
        assertArrayEquals(seen, as(ZHONGNING, () -> attachments.content(deposits.pictures(id).get(0).id(), false)).bytes());
        assertEquals("constraint.visit_deposit_kept", refused(() -> as(ZHONGNING, () -> peek.change("update visit_deposit set content = '{}' where id = " + id))).code());
        assertEquals("scope.refused", refused(() -> as(ZHONGNING, () -> peek.change("delete from visit_deposit where id = " + id))).code());
        assertEquals(1, count("audit_log", "use_case = 'Deposits.setAside' and outcome = 'DONE' and subject = 'Deposit#" + id + "' and detail like '%已重新检查%'"));
        assertEquals(0, count("audit_log", "use_case = 'Deposits.deposit' and detail like '%胶管老化%'"), "what was seen stays in its record");
    }
}

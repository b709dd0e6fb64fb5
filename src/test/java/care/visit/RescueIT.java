package care.visit;

import static org.junit.jupiter.api.Assertions.*;

import care.*;
import care.access.*;
import care.checklist.*;
import care.facility.Facilities;
import care.inspection.*;
import care.kernel.*;
import care.rectification.*;
import care.visit.RescueDesk.*;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.*;
import java.sql.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.*;
import org.junit.jupiter.api.Test;

/** A phone's rescue file: opened by its own account only, whole or not at all, taken in piece by piece and once. */
class RescueIT extends ContainerTest {
    private static final LocalDate TODAY = LocalDate.now(Clocks.CHINA);
    private static final byte[] PHOTO = Base64.getDecoder().decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");
    private static final Scope INSPECTOR = new Scope("inspector-640521", Role.INSPECTOR, "640521000000", null, "杜观麦", "");

    @Inject
    RescueDesk desk;
    @Inject
    Deposits deposits;
    @Inject
    Devices devices;
    @Inject
    Inspections inspections;
    @Inject
    Facilities facilities;
    @Inject
    OrderDesk orders;
    @Inject
    RectificationDesk rectification;
    @Inject
    Findings findings;

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

    /** A home of Zhongning that no operator's account and no other test needs. */
    private long home() {
        return number("select f.id from care.facility f where f.region_code like '640521%' and f.filing = 'FILED' and f.id not in (select facility_id from care.account where facility_id is not null) order by f.id desc offset 5 limit 1");
    }

    private List<Long> two() {
        return Stream.of("R-1", "R-2").map(number -> {
            run("insert into care.officer (region_code, name, department, certificate_number, certificate_until) values ('640521000000', '检" + number + "', 'CIVIL_AFFAIRS', '" + number + "', '" + TODAY.plusYears(2) + "') on conflict (certificate_number) do nothing");
            return number("select id from care.officer where certificate_number = '" + number + "'");
        }).toList();
    }

    private long cancelled() {
        long id = as(ZHONGNING, () -> inspections.single(home(), "投诉核实", List.of(Domain.GAS), two(), TODAY, TODAY.plusDays(5))).getId();
        run(ZHONGNING, () -> inspections.cancel(id, "改期"));
        return id;
    }

    /** A finding of a served order that the home has answered. */
    private Finding answered() {
        long id = as(ZHONGNING, () -> inspections.single(home(), "投诉核实", List.of(Domain.CARE), two(), TODAY, TODAY.plusDays(5))).getId();
        Arrival arrival = new Arrival();
        arrival.setCode(as(ZHONGNING, () -> facilities.get(home())).getCode());
        arrival.setDay(TODAY);
        arrival.setTime("00:00");
        arrival.setPurpose("核实");
        arrival.setNoPlace("没有信号");
        arrival.setOfficers(new ArrayList<>(two()));
        run(ZHONGNING, () -> inspections.start(id, arrival));
        List<Inspections.Line> lines = as(ZHONGNING, () -> inspections.lines(id));
        String wrong = lines.stream().filter(line -> !line.major() && line.usual() != Severity.GRAVE).findFirst().orElseThrow().code();
        run(ZHONGNING, () -> inspections.answers(id, lines.stream().map(line -> new InspectionApi.Said(line.code(), line.code().equals(wrong) ? Conformity.DEFICIENT : Conformity.CONFORM, null, line.code().equals(wrong) ? "不足" : null, null, null)).toList()));
        run(ZHONGNING, () -> inspections.record(id, null, "张院长", null, null));
        long finding = number("select id from care.finding where inspection_id = " + id);
        Order order = as(ZHONGNING, () -> orders.issue(id, List.of(finding)));
        run(ZHONGNING, () -> orders.serve(order.getId(), TODAY, ServedHow.IN_PERSON, "张院长", null));
        run(operator(home(), as(ZHONGNING, () -> facilities.get(home())).getDetails().getRegionCode()), () -> rectification.send(finding, "已改"));
        return as(ZHONGNING, () -> findings.get(finding));
    }

    private Devices.Issued phone(Scope who) {
        return as(who, () -> devices.login(UUID.randomUUID(), "手机"));
    }

    /** Sealed as the phone does it. */
    private static String file(Devices.Issued phone, String content) {
        try {
            byte[] iv = new byte[12];
            new SecureRandom().nextBytes(iv);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(Base64.getDecoder().decode(phone.key()), "AES"), new GCMParameterSpec(128, iv));
            return "{\"format\":\"care-visit\",\"v\":1,\"username\":\"%s\",\"device\":\"%s\",\"madeAt\":\"2024-03-04T02:00:00.000Z\",\"iv\":\"%s\",\"data\":\"%s\"}".formatted(phone.username(), phone.id(), Base64.getEncoder().encodeToString(iv), Base64.getEncoder().encodeToString(cipher.doFinal(content.getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String content(String visits, String findings, String reinspections) {
        return "{\"visits\":[" + visits + "],\"findings\":[" + findings + "],\"reinspections\":[" + reinspections + "]}";
    }

    private static String picture(String sha256) {
        return "\"name\":\"现场.png\",\"takenAt\":\"2024-03-04T02:00:00.000Z\",\"sha256\":\"" + sha256 + "\",\"bytes\":\"" + Base64.getEncoder().encodeToString(PHOTO) + "\"";
    }

    private static String visit(long id, String sha256) {
        return "{\"id\":" + id + ",\"why\":\"rescue\",\"arrival\":{\"code\":\"A\",\"how\":\"TYPED\",\"day\":\"2024-03-04\",\"time\":\"09:30\",\"purpose\":\"核实\",\"officers\":[1,2],\"latitude\":null,\"longitude\":null,\"accuracy\":null,\"noPlace\":\"室内\"},\"madeAt\":\"2024-03-04T02:00:00.000Z\","
            + "\"answers\":[{\"code\":\"GAS-01\",\"outcome\":\"DEFICIENT\",\"severity\":null,\"note\":\"胶管老化\",\"measured\":null,\"at\":\"2024-03-04T01:40:00.000Z\"}],\"signatures\":[{\"officer\":null,\"name\":\"张院长\",\"signedAt\":\"2024-03-04T01:50:00.000Z\",\"sha256\":\"" + sha256(PHOTO) + "\",\"bytes\":\"" + Base64.getEncoder().encodeToString(PHOTO) + "\"}],"
            + "\"record\":null,\"photos\":[{\"code\":\"GAS-01\",\"latitude\":37.5,\"longitude\":105.2," + picture(sha256) + "}]}";
    }

    private static String sha256(byte[] bytes) {
        return DepositContent.hex(bytes);
    }

    private List<Piece> look(Scope who, String file) {
        return as(who, () -> desk.look(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))));
    }

    private List<Piece> takeIn(Scope who, String file) {
        return as(who, () -> desk.takeIn(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))));
    }

    private static List<Outcome> became(List<Piece> pieces) {
        return pieces.stream().map(Piece::outcome).toList();
    }

    @Test
    void what_is_in_it_is_shown_before_anything_is_written_and_what_is_refused_keeps_nothing_else_out() {
        long visit = cancelled();
        Finding finding = answered();
        String again = "{\"order\":" + finding.getOrderId() + ",\"day\":\"" + TODAY + "\",\"firstOfficer\":" + two().get(0) + ",\"secondOfficer\":" + two().get(1) + ",\"results\":[{\"finding\":" + finding.getId() + ",\"passed\":true,\"note\":null,\"due\":null}],\"photos\":[{\"finding\":" + finding.getId() + "," + picture(sha256(PHOTO)) + "}]}";
        String alone = again.replace("\"secondOfficer\":" + two().get(1), "\"secondOfficer\":null");
        String elsewhere = visit(number("select i.id from care.inspection i join care.facility f on f.id = i.facility_id where f.region_code like '640522%' limit 1"), sha256(PHOTO));
        String file = file(phone(INSPECTOR), content(visit(visit, sha256(PHOTO)) + "," + elsewhere + "," + visit(cancelled(), "00"), "", alone + "," + again));
        List<Piece> shown = look(INSPECTOR, file);
        assertEquals(List.of(Kind.VISIT, Kind.VISIT, Kind.VISIT, Kind.AGAIN, Kind.AGAIN), shown.stream().map(Piece::kind).toList());
        assertEquals(List.of(Outcome.NEW, Outcome.REFUSED, Outcome.NEW, Outcome.NEW, Outcome.NEW), became(shown));
        assertEquals(List.of(as(ZHONGNING, () -> facilities.get(home())).getDetails().getName(), 1, 1), List.of(shown.get(0).title(), shown.get(0).parts(), shown.get(0).photos()));
        assertEquals(0, number("select count(*) from care.visit_deposit where inspection_id = " + visit));
        List<Piece> taken = takeIn(INSPECTOR, file);
        assertEquals(List.of(Outcome.TAKEN, Outcome.REFUSED, Outcome.REFUSED, Outcome.REFUSED, Outcome.TAKEN), became(taken));
        assertEquals(List.of("record.not-found", "visit.rescue.picture", "inspection.officers.two"), taken.stream().map(Piece::why).filter(why -> !why.isEmpty()).toList());
        Deposit kept = as(ZHONGNING, () -> deposits.get(number("select id from care.visit_deposit where inspection_id = " + visit)));
        assertEquals(List.of(DepositState.WAITING, DepositWay.FILE, "inspector-640521", "杜观麦", Instant.parse("2024-03-04T02:00:00Z")), List.of(kept.getState(), kept.getWay(), kept.getDepositedBy(), kept.getOfficerName(), kept.getMadeAt()));
        assertEquals("胶管老化", kept.content().answers().get(0).note());
        assertEquals(2, as(ZHONGNING, () -> deposits.pictures(kept.getId())).size(), "the photo and the signature");
        assertEquals(FindingState.PASSED, as(ZHONGNING, () -> findings.get(finding.getId())).getState());
        assertEquals(1, number("select count(*) from care.reinspection where order_id = " + finding.getOrderId()));
        assertEquals(1, number("select count(*) from care.attachment where subject = 'REINSPECTION' and facility_id = " + home()));

        assertEquals(List.of(Outcome.ALREADY, Outcome.REFUSED, Outcome.NEW, Outcome.NEW, Outcome.ALREADY), became(look(INSPECTOR, file)));
        assertEquals(List.of(Outcome.ALREADY, Outcome.REFUSED, Outcome.REFUSED, Outcome.REFUSED, Outcome.ALREADY), became(takeIn(INSPECTOR, file)), "brought again");
        assertEquals(1, number("select count(*) from care.visit_deposit where inspection_id = " + visit));
        assertEquals(1, number("select count(*) from care.reinspection where order_id = " + finding.getOrderId()));
    }

    @Test
    void a_homes_answer_becomes_a_draft_behind_what_was_written_at_the_desk_and_is_not_sent() {
        long own = number("select facility_id from care.account where username = 'operator-2'");
        long finding = number("select id from care.finding where facility_id = " + own + " and state = 'RECTIFYING' order by id limit 1");
        Scope operator = new Scope("operator-2", Role.FACILITY_OPERATOR, as(ZHONGNING, () -> facilities.get(own)).getDetails().getRegionCode(), own, "杞秋实", "");
        run(operator, () -> rectification.write(finding, "正在采购"));
        String reply = "{\"id\":" + finding + ",\"done\":\"已更换插线板\",\"photos\":[{" + picture(sha256(PHOTO)) + "}]}";
        String file = file(phone(operator), content("", reply, ""));
        assertEquals(List.of(Outcome.NEW), became(look(operator, file)));
        assertEquals(List.of(Outcome.TAKEN), became(takeIn(operator, file)));
        FindingAnswer draft = as(operator, () -> rectification.draft(finding)).orElseThrow();
        assertEquals("正在采购\n已更换插线板", draft.getDone());
        assertEquals(1, as(operator, () -> rectification.photos(draft.getId())).size());
        assertEquals(FindingState.RECTIFYING, as(operator, () -> findings.get(finding)).getState());
        run(operator, () -> rectification.write(finding, "已更换插线板，并签收"));
        assertEquals(List.of(Outcome.ALREADY), became(takeIn(operator, file)));
        assertEquals("已更换插线板，并签收", as(operator, () -> rectification.draft(finding)).orElseThrow().getDone(), "what was written since stays");
        assertEquals(1, as(operator, () -> rectification.photos(draft.getId())).size());
        assertEquals(List.of("rectification.answer.not-now"), takeIn(operator, file(phone(operator), content("", reply.replace("" + finding, "" + number("select id from care.finding where facility_id = " + own + " and state = 'CLOSED' order by id limit 1")), ""))).stream().map(Piece::why).toList());
    }

    @Test
    void only_its_own_account_opens_it_and_only_when_it_is_whole() {
        Devices.Issued phone = phone(INSPECTOR);
        String file = file(phone, content(visit(cancelled(), sha256(PHOTO)), "", ""));
        RuleViolation other = refused(() -> look(ZHONGNING, file));
        assertEquals(List.of("visit.rescue.other-account", "file", "inspector-640521"), List.of(other.code(), other.field(), other.args()[0]));
        assertEquals("visit.rescue.other-account", refused(() -> takeIn(ZHONGNING, file)).code());
        assertEquals("visit.rescue.unknown-device", refused(() -> look(INSPECTOR, file.replace(phone.id().toString(), UUID.randomUUID().toString()))).code());
        assertEquals("visit.rescue.unknown-device", refused(() -> look(ZHONGNING, file.replace("inspector-640521", "county-640521"))).code(), "another account's phone");
        int middle = file.indexOf("\"data\":\"") + 60;
        String changed = file.substring(0, middle) + (file.charAt(middle) == 'A' ? 'B' : 'A') + file.substring(middle + 1);
        for (String broken : List.of(changed, file.substring(0, file.length() - 40), file.substring(0, file.length() - 1), file.replaceFirst("\"iv\":\"[^\"]*\"", "\"iv\":\"AAAA\""), file.replace("\"data\":", "\"date\":"), file.replaceFirst("\"data\":\"", "\"data\":\"!"), file(phone, "{\"visits\": 1}")))
            assertEquals("visit.rescue.damaged", refused(() -> look(INSPECTOR, broken)).code(), broken.substring(0, Math.min(300, broken.length())));
        for (String foreign : List.of("", "hello", "{}", "[]", "{\"format\":\"other\"}", file.replace("care-visit", "other"), new String(PHOTO, StandardCharsets.ISO_8859_1))) assertEquals("visit.rescue.not-ours", refused(() -> look(INSPECTOR, foreign)).code(), foreign.substring(0, Math.min(60, foreign.length())));
        assertEquals("visit.rescue.newer", refused(() -> look(INSPECTOR, file.replace("\"v\":1", "\"v\":2"))).code());
        assertEquals(1, look(INSPECTOR, file).size());
        assertEquals(List.of(), look(INSPECTOR, file(phone, content("", "", ""))));
    }

    @Test
    void a_large_one_is_read_as_well() {
        Devices.Issued phone = phone(INSPECTOR);
        String replies = String.join(",", Collections.nCopies(9000, "{\"id\":1,\"done\":\"" + "字".repeat(1000) + "\",\"photos\":[]}"));
        String file = file(phone, content("", replies, ""));
        assertTrue(file.length() > 30_000_000);
        assertEquals(9000, RescueFile.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))).open(Base64.getDecoder().decode(phone.key())).findings().size());
    }
}

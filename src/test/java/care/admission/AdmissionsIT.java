package care.admission;

import static org.junit.jupiter.api.Assertions.*;

import care.ContainerTest;
import care.access.Scope;
import care.agreement.*;
import care.assessment.*;
import care.kernel.*;
import care.person.*;
import care.residence.*;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.*;
import java.util.concurrent.*;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** From the question for a place to the bed, against the real tables and scopes. */
class AdmissionsIT extends ContainerTest {
    private static final LocalDate TODAY = LocalDate.now(Clocks.CHINA);

    @Inject
    AdmissionDesk desk;
    @Inject
    Admissions admissions;
    @Inject
    Agreements agreements;
    @Inject
    Settlements settlements;
    @Inject
    Absences absences;
    @Inject
    Stays stays;
    @Inject
    Beds beds;
    @Inject
    People people;

    private long home() {
        return number("select id from care.facility where region_code like '640502%' and filing = 'FILED' and kind = 'NURSING_HOME' order by id offset 3 limit 1");
    }

    private Scope homeOperator() {
        return operator(home(), "640502100000");
    }

    private static String identity() {
        String head = "350203" + LocalDate.of(1931, 1, 1).plusDays(ThreadLocalRandom.current().nextInt(9000)).toString().replace("-", "") + String.format("%03d", ThreadLocalRandom.current().nextInt(1000));
        return head + IdentityNumber.check(head);
    }

    private long newBed(BedKind kind) {
        Room room = as(SHAPOTOU, () -> beds.addRoom(home(), "办理楼", 1, UUID.randomUUID().toString().substring(0, 8), 1, kind, TODAY.minusYears(1)));
        return as(SHAPOTOU, () -> beds.plan(home(), TODAY).stream().filter(b -> b.roomId() == room.getId()).map(Beds.Row::id).findFirst().orElseThrow());
    }

    private static RuleViolation refused(Executable action) {
        return assertThrows(RuleViolation.class, action);
    }

    private void doing(Scope scope, Runnable work) {
        as(scope, () -> {
            work.run();
            return null;
        });
    }

    private AgreementDetails details(LocalDate from) {
        AgreementDetails d = new AgreementDetails();
        d.setCareLevel(CareLevel.FULL);
        d.setBedFen(90_000L);
        d.setCareFen(120_000L);
        d.setMealFen(60_000L);
        d.setDepositFen(90_000L);
        d.setMonthsAhead(3);
        d.setEmergency("家属");
        d.setEmergencyPhone("13900000000");
        d.setContent("每日照护");
        d.setFromDay(from);
        d.setUntilDay(from.plusYears(1));
        return d;
    }

    private void everythingBeforeTheBed(Admission admission, LocalDate from) {
        number("with a as (insert into care.assessment (person_id, region_code, standard, reason, assessed_on, valid_until, total, band, grade, first_assessor, second_assessor, recorded_by) select id, region_code, 'GB/T 42195-2022', 'FIRST', '" + from + "', '"
            + from.plusYears(1) + "', 50, 2, 2, '甲', '乙', 'x' from care.person where id = " + admission.getPerson().getId() + " returning 1) select count(*) from a");
        Map<RiskKind, RiskLevel> levels = new EnumMap<>(RiskKind.class);
        for (RiskKind kind : RiskKind.values()) levels.put(kind, RiskLevel.NONE);
        as(homeOperator(), () -> desk.assessRisks(admission.getId(), levels, Map.of(), "甲", "家属"));
        doing(homeOperator(), () -> {
            desk.careFor(admission.getId(), CareLevel.PARTIAL, null);
        });
        long agreement = as(homeOperator(), () -> agreements.draft(home(), admission.getPerson().getId(), admission.getId(), null, details(from))).getId();
        as(homeOperator(), () -> agreements.issue(agreement));
        doing(homeOperator(), () -> {
            agreements.sign(agreement, from);
        });
    }

    @Test
    void a_home_admits_somebody_of_another_county_with_number_and_name_and_sees_them_from_then_on() {
        String identity = identity();
        long person = as(ZHONGNING, () -> people.register(identity, PersonDetails.of("远来客", "640521100000", null))).getId();
        assertEquals("record.not-found", refused(() -> as(homeOperator(), () -> people.get(person))).code());
        assertEquals(AdmissionDesk.Known.ELSEWHERE, as(homeOperator(), () -> desk.lookUp(identity)));
        assertEquals("admission.name-differs", refused(() -> as(homeOperator(), () -> desk.start(home(), identity, "远来人", null, null))).code());
        Admission admission = as(homeOperator(), () -> desk.start(home(), identity, "远来客", null, null));
        assertEquals("远*客", as(homeOperator(), () -> people.view(person)).name());
        assertEquals(admission.getId(), as(homeOperator(), () -> desk.start(home(), identity, null, null, null)).getId(), "it goes on where it stood");
        Scope other = operator(number("select facility_id from care.account where username = 'operator-2'"), "640521100000");
        assertEquals("record.not-found", refused(() -> as(other, () -> admissions.get(admission.getId()))).code());
        assertEquals("record.not-found", refused(() -> as(ZHONGNING, () -> admissions.get(admission.getId()))).code());
        doing(homeOperator(), () -> {
            desk.withdraw(admission.getId(), "家属改变主意");
        });
        assertEquals("record.not-found", refused(() -> as(homeOperator(), () -> people.get(person))).code(), "out of sight again");
    }

    @Test
    void no_step_is_left_out_and_the_stay_begins_with_its_care_and_its_agreement() {
        Admission admission = as(homeOperator(), () -> desk.start(home(), identity(), "新来者", "640502100000", null));
        long bed = newBed(BedKind.NURSING);
        assertEquals(Step.ASSESSMENT, as(homeOperator(), () -> admissions.progress(admission.getId())).next());
        RuleViolation missing = refused(() -> as(homeOperator(), () -> desk.admit(admission.getId(), bed, TODAY)));
        assertEquals("admission.step-missing", missing.code());
        assertEquals(Step.ASSESSMENT, missing.args()[0]);
        everythingBeforeTheBed(admission, TODAY.minusDays(20));
        assertEquals(Step.BED, as(homeOperator(), () -> admissions.progress(admission.getId())).next());
        assertEquals("admission.agreement-outside", refused(() -> as(homeOperator(), () -> desk.admit(admission.getId(), bed, TODAY.minusDays(21)))).code());
        Stay stay = as(homeOperator(), () -> desk.admit(admission.getId(), bed, TODAY.minusDays(20)));
        assertEquals(CareLevel.PARTIAL, as(homeOperator(), () -> stays.get(stay.getId())).careOn(TODAY).orElseThrow().getLevel());
        assertEquals("admission.over", refused(() -> as(homeOperator(), () -> desk.admit(admission.getId(), bed, TODAY))).code());
        assertEquals(1, number("select count(*) from care.agreement where stay_id = " + stay.getId()));
        as(homeOperator(), () -> absences.leave(stay.getId(), LeaveKind.HOSPITAL, TODAY.minusDays(10), null, null));
        doing(homeOperator(), () -> {
            stays.orderDischarge(stay.getId(), TODAY, EndReason.DISCHARGED);
        });
        assertEquals("bed.occupied", refused(() -> as(SHAPOTOU, () -> stays.open(home(), bed, people.register(identity(), PersonDetails.of("后来者", "640502100000", null)).getId(), TODAY.plusDays(5), null, null))).code(), "ordered is not left");
        assertEquals("agreement.settlement.still-here", refused(() -> as(homeOperator(), () -> settlements.settle(stay.getId()))).code());
        long other = newBed(BedKind.NURSING);
        Stay moved = as(homeOperator(), () -> stays.transfer(stay.getId(), other, TODAY.minusDays(1)));
        assertEquals("agreement.settlement.still-here", refused(() -> as(homeOperator(), () -> settlements.settle(stay.getId()))).code(), "another bed of the home is no leaving");
        doing(homeOperator(), () -> {
            agreements.pay(agreements.current(home(), stay.getPerson().getId()).orElseThrow().getId(), PaymentKind.DEPOSIT, 90_000L, TODAY.minusDays(20), null);
            stays.end(moved.getId(), TODAY, EndReason.DISCHARGED);
        });
        Settlement settlement = as(homeOperator(), () -> settlements.settle(moved.getId()));
        List<Fees.Away> away = List.of(new Fees.Away(TODAY.minusDays(10), TODAY));
        long due = new Fees(90_000, 120_000, 60_000).charge(TODAY.minusDays(20), TODAY, away);
        assertEquals(20, settlement.getDays());
        assertEquals(10, settlement.getLeaveDays(), "who is away stays away when the bed changes");
        assertEquals(due, settlement.getChargedFen());
        assertEquals(90_000 - due, settlement.getRefundFen(), "twenty days cost more than the deposit: still owed");
        assertEquals("constraint.settlement_stay_key", refused(() -> as(homeOperator(), () -> settlements.settle(moved.getId()))).code());
    }

    @Test
    void the_waiting_list_goes_by_category_and_then_by_day_and_a_bed_is_offered_to_whoever_is_next() {
        String kind = "HOME";
        number("with w as (update care.admission set state = 'WITHDRAWN', offer_until = null, bed_id = null where facility_id = " + home() + " and state in ('WAITING', 'OFFERED') returning 1) select count(*) from w");
        Admission plain = as(homeOperator(), () -> desk.start(home(), identity(), "先来者", "640502100000", null));
        Admission poor = as(homeOperator(), () -> desk.start(home(), identity(), "特困者", "640502100000", null));
        assertEquals(1, number("with h as (insert into care.holding (person_id, category, region_code, from_day) values (" + poor.getPerson().getId() + ", 'EXTREME_POVERTY', '640502100000', current_date - 30) returning 1) select count(*) from h"));
        for (Admission waiting : List.of(plain, poor)) doing(SHAPOTOU, () -> {
            desk.await(waiting.getId(), BedKind.valueOf(kind));
        });
        List<Long> order = as(homeOperator(), () -> admissions.waiting(home(), 10)).stream().map(Admissions.Row::id).toList();
        assertEquals(List.of(poor.getId(), plain.getId()), order, "who is in extreme poverty is helped first");
        long bed = newBed(BedKind.HOME);
        assertEquals("admission.offer.not-next", refused(() -> doing(homeOperator(), () -> desk.offer(plain.getId(), bed))).code());
        assertEquals("bedId", refused(() -> doing(homeOperator(), () -> desk.offer(poor.getId(), newBed(BedKind.NURSING)))).field());
        doing(homeOperator(), () -> {
            desk.offer(poor.getId(), bed);
        });
        assertEquals(TODAY.plusDays(3), as(homeOperator(), () -> admissions.get(poor.getId())).getOfferUntil());
        long stranger = as(SHAPOTOU, () -> people.register(identity(), PersonDetails.of("插队者", "640502100000", null))).getId();
        assertEquals("constraint.stay_bed_offered", refused(() -> as(SHAPOTOU, () -> stays.open(home(), bed, stranger, TODAY, null, null))).code());
        number("with o as (update care.admission set offer_until = current_date - 1 where id = " + poor.getId() + " returning 1) select count(*) from o");
        number("select count(*) from (select care.expire_offers()) e");
        assertEquals(AdmissionState.WAITING, as(homeOperator(), () -> admissions.get(poor.getId())).getState());
        assertEquals(List.of(poor.getId(), plain.getId()), as(homeOperator(), () -> admissions.waiting(home(), 10)).stream().map(Admissions.Row::id).toList(), "the place is kept");
    }

    @Test
    void what_is_held_of_many_agreements_at_once_is_what_the_rule_says_of_each() {
        Random dice = new Random(11);
        for (int i = 0; i < 12; i++) {
            LocalDate from = TODAY.minusDays(40 + dice.nextInt(300));
            Admission admission = as(homeOperator(), () -> desk.start(home(), identity(), "对账者", "640502100000", null));
            long person = admission.getPerson().getId();
            long bed = newBed(BedKind.NURSING);
            long agreement = as(homeOperator(), () -> agreements.draft(home(), person, null, null, details(from))).getId();
            as(homeOperator(), () -> agreements.issue(agreement));
            doing(homeOperator(), () -> {
                agreements.sign(agreement, from);
            });
            Stay stay = as(homeOperator(), () -> stays.open(home(), bed, person, from, null, null));
            LocalDate left = from.plusDays(1 + dice.nextInt(30)), back = left.plusDays(1 + dice.nextInt(40));
            boolean returned = !back.isAfter(TODAY);
            as(homeOperator(), () -> absences.leave(stay.getId(), LeaveKind.HOME, left, null, null));
            if (returned) doing(homeOperator(), () -> {
                absences.comeBack(stay.getId(), back);
            });
            for (int back2 = 0; back2 < 40; back2 += 7) {
                LocalDate day = TODAY.minusDays(back2);
                long expected = new Fees(90_000, 120_000, 60_000).charge(from, day.plusDays(1), List.of(new Fees.Away(left, returned ? back : day.plusDays(1))));
                assertEquals(expected, as(homeOperator(), () -> agreements.money(agreement, day)).chargedFen(), from + " away " + left + " to " + back + " on " + day);
            }
        }
    }
}

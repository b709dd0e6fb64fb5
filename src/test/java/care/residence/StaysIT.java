package care.residence;

import static org.junit.jupiter.api.Assertions.*;

import care.ContainerTest;
import care.access.Scope;
import care.facility.Facilities;
import care.kernel.RuleViolation;
import care.kernel.Slice;
import care.person.IdentityNumber;
import care.person.People;
import care.person.Person;
import care.person.PersonDetails;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Moving in, at the same moment and one after another, against the real constraints. */
class StaysIT extends ContainerTest {
    private static final AtomicInteger NEXT = new AtomicInteger(100);
    private static final LocalDate TODAY = LocalDate.now(care.kernel.Clocks.CHINA);

    @Inject
    Stays stays;
    @Inject
    Beds beds;
    @Inject
    People people;
    @Inject
    Facilities facilities;

    private long home() {
        return number("select id from care.facility where region_code like '640502%' and filing = 'FILED' and kind = 'NURSING_HOME' order by id limit 1");
    }

    /** A new room with free beds, in use since last year. */
    private List<Long> newBeds(int count) {
        Room room = as(SHAPOTOU, () -> beds.addRoom(home(), "试验楼", 9, "T" + NEXT.incrementAndGet(), count, BedKind.ORDINARY, TODAY.minusYears(1)));
        return as(SHAPOTOU, () -> beds.plan(home(), TODAY).stream().filter(b -> b.roomId() == room.getId()).map(Beds.Row::id).toList());
    }

    private static String identity() {
        String head = "64050919450101" + (NEXT.incrementAndGet() % 900 + 100);
        return head + IdentityNumber.check(head);
    }

    private Person newPerson() {
        return as(SHAPOTOU, () -> people.register(identity(), PersonDetails.of("试住者", "640502100000", null)));
    }

    private static String refused(Callable<?> action) {
        return assertThrows(RuleViolation.class, action::call).code();
    }

    @Test
    void a_hundred_attempts_at_one_bed_make_one_stay_and_99_refusals_in_words() throws Exception {
        long bed = newBeds(1).get(0);
        long home = home();
        List<Long> persons = new ArrayList<>();
        for (int i = 0; i < 100; i++) persons.add(newPerson().getId());
        Map<String, Integer> outcomes = contest(persons, person -> as(SHAPOTOU, () -> stays.open(home, bed, person, TODAY, null, null)));
        assertEquals(Map.of("done", 1, "bed.occupied", 99), outcomes);
        assertEquals(1, number("select count(*) from care.stay where bed_id = " + bed));
    }

    @Test
    void one_person_gets_one_of_many_beds() throws Exception {
        List<Long> free = newBeds(12);
        long person = newPerson().getId();
        long home = home();
        Map<String, Integer> outcomes = contest(free, bed -> as(SHAPOTOU, () -> stays.open(home, bed, person, TODAY, null, null)));
        assertEquals(1, outcomes.get("done"));
        assertEquals(11, outcomes.entrySet().stream().filter(e -> Set.of("person.already-resident", "constraint.stay_person_resident").contains(e.getKey())).mapToInt(Map.Entry::getValue).sum(), outcomes.toString());
        assertEquals(1, number("select count(*) from care.stay where person_id = " + person));
    }

    private <T> Map<String, Integer> contest(List<T> rivals, java.util.function.Consumer<T> attempt) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(20);
        CountDownLatch start = new CountDownLatch(1);
        Map<String, Integer> outcomes = new ConcurrentHashMap<>();
        List<Future<?>> running = rivals.stream().<Future<?>>map(rival -> threads.submit(() -> {
            start.await();
            try {
                attempt.accept(rival);
                outcomes.merge("done", 1, Integer::sum);
            } catch (RuleViolation refusal) {
                outcomes.merge(refusal.code(), 1, Integer::sum);
            }
            return null;
        })).toList();
        start.countDown();
        for (Future<?> one : running) one.get(120, TimeUnit.SECONDS);
        threads.shutdown();
        return outcomes;
    }

    @Test
    void an_overlap_names_the_bed_and_the_period_in_the_way() {
        long bed = newBeds(1).get(0);
        long home = home();
        as(SHAPOTOU, () -> stays.open(home, bed, newPerson().getId(), TODAY.minusDays(30), TODAY.minusDays(10), null));
        RuleViolation refusal = assertThrows(RuleViolation.class, () -> as(SHAPOTOU, () -> stays.open(home, bed, newPerson().getId(), TODAY.minusDays(20), null, null)));
        assertEquals("bed.occupied", refusal.code());
        assertTrue(refusal.args()[0].toString().matches("T\\d+A"));
        assertEquals(TODAY.minusDays(30), refusal.args()[1]);
        assertEquals(TODAY.minusDays(10), refusal.args()[2]);
        assertDoesNotThrow(() -> as(SHAPOTOU, () -> stays.open(home, bed, newPerson().getId(), TODAY.minusDays(10), null, null)), "the day of leaving is free");
    }

    @Test
    void a_transfer_leaves_no_night_between_and_an_ended_stay_is_ended_once() {
        List<Long> free = newBeds(2);
        long home = home();
        Stay before = as(SHAPOTOU, () -> stays.open(home, free.get(0), newPerson().getId(), TODAY.minusDays(5), null, null));
        Stay after = as(SHAPOTOU, () -> stays.transfer(before.getId(), free.get(1), TODAY));
        assertEquals(TODAY, after.getFromDay());
        assertEquals(1, number("select count(*) from care.stay where id = " + before.getId() + " and until_day = '" + TODAY + "' and end_reason = 'TRANSFERRED'"));
        as(SHAPOTOU, () -> {
            stays.end(after.getId(), TODAY.plusDays(1), EndReason.DISCHARGED);
            return null;
        });
        assertEquals("residence.stay.ended", refused(() -> as(SHAPOTOU, () -> {
            stays.end(after.getId(), TODAY.plusDays(1), EndReason.DISCHARGED);
            return null;
        })));
    }

    @Test
    void a_bed_somebody_lives_in_is_not_taken_out_of_service() {
        long bed = newBeds(1).get(0);
        as(SHAPOTOU, () -> stays.open(home(), bed, newPerson().getId(), TODAY, null, null));
        assertEquals("residence.bed.lived-in", refused(() -> as(SHAPOTOU, () -> {
            beds.takeOutOfService(bed, "维修", TODAY.plusDays(1));
            return null;
        })));
    }

    @Test
    void an_operator_registers_and_admits_in_one_step_and_still_sees_the_guest_after_leaving() {
        long home = home();
        Scope operator = operator(home, "640502100000");
        long bed = newBeds(1).get(0);
        String identity = identity();
        Stay stay = as(operator, () -> stays.moveIn(home, bed, identity, "新住客", "640502100000", null, TODAY.minusDays(3), null, null));
        assertTrue(as(operator, () -> people.byIdentity(identity)).isPresent());
        as(operator, () -> {
            stays.end(stay.getId(), TODAY, EndReason.DISCHARGED);
            return null;
        });
        assertTrue(as(operator, () -> people.byIdentity(identity)).isPresent(), "past residents stay visible to the home");
        assertEquals("person.elsewhere", refused(() -> as(ZHONGNING, () -> people.byIdentity(identity))), "another county is told that, and nothing more");
        assertEquals("person.elsewhere", refused(() -> as(ZHONGNING, () -> people.register(identity, PersonDetails.of("冒名者", "640521100000", null)))));
    }

    @Test
    void when_the_stay_is_refused_the_person_is_not_registered_either() {
        long bed = newBeds(1).get(0);
        long home = home();
        as(SHAPOTOU, () -> stays.open(home, bed, newPerson().getId(), TODAY, null, null));
        String identity = identity();
        assertEquals("bed.occupied", refused(() -> as(SHAPOTOU, () -> stays.moveIn(home, bed, identity, "落空者", "640502100000", null, TODAY, null, null))));
        assertEquals(0, number("select count(*) from care.person where name = '落空者'"));
    }

    @Test
    void the_summaries_follow_in_the_same_transaction() {
        long home = home();
        long before = as(SHAPOTOU, () -> facilities.row(home)).residents();
        long bed = newBeds(1).get(0);
        assertEquals(before, as(SHAPOTOU, () -> facilities.row(home)).residents());
        Stay stay = as(SHAPOTOU, () -> stays.open(home, bed, newPerson().getId(), TODAY, null, null));
        assertEquals(before + 1, as(SHAPOTOU, () -> facilities.row(home)).residents());
        assertEquals(number("select count(*) from care.stay where facility_id = " + home + " and from_day <= '" + TODAY + "' and (until_day is null or until_day > '" + TODAY + "')"), as(SHAPOTOU, () -> facilities.row(home)).residents());
        as(SHAPOTOU, () -> {
            stays.end(stay.getId(), TODAY.plusDays(1), EndReason.DISCHARGED);
            return null;
        });
        assertEquals(before + 1, as(SHAPOTOU, () -> facilities.row(home)).residents(), "tomorrow's leaving is not today's");
    }

    @Test
    void keyset_pages_visit_everybody_once() {
        Set<Long> seen = new HashSet<>();
        String after = null;
        long total;
        do {
            String cursor = after;
            var page = as(SHAPOTOU, () -> stays.on(TODAY, null, null, null, Slice.of("name", cursor, 97)));
            page.items().forEach(row -> assertTrue(seen.add(row.id()), "twice: " + row.id()));
            after = page.next();
            total = page.total();
        } while (after != null);
        assertEquals(total, seen.size());
        assertTrue(total > 500);
    }

    @Test
    void a_death_is_told_to_the_register_and_nobody_admits_the_dead() {
        List<Long> free = newBeds(2);
        long person = newPerson().getId();
        Stay stay = as(SHAPOTOU, () -> stays.open(home(), free.get(0), person, TODAY.minusDays(9), null, null));
        as(SHAPOTOU, () -> {
            stays.end(stay.getId(), TODAY.minusDays(1), EndReason.DIED);
            return null;
        });
        assertEquals(1, number("select count(*) from care.person where id = " + person + " and died_on = '" + TODAY.minusDays(1) + "'"));
        assertEquals("person.died", refused(() -> as(SHAPOTOU, () -> stays.open(home(), free.get(1), person, TODAY, null, null))));
    }

    @Test
    void more_care_rests_on_an_assessment_in_date() {
        long bed = newBeds(1).get(0);
        long person = newPerson().getId();
        Stay stay = as(SHAPOTOU, () -> stays.open(home(), bed, person, TODAY.minusDays(9), null, null));
        Callable<?> more = () -> as(SHAPOTOU, () -> {
            stays.careFor(stay.getId(), CareLevel.FULL, TODAY, "住院后需要更多照护");
            return null;
        });
        assertEquals("residence.care.no-assessment", refused(more));
        assertEquals(1, number("with a as (insert into care.assessment (person_id, region_code, standard, reason, assessed_on, valid_until, total, band, grade, first_assessor, second_assessor, recorded_by) values (" + person
            + ", '640502100000', 'GB/T 42195-2022', 'PROMPT', '" + TODAY + "', '" + TODAY.plusYears(1) + "', 40, 3, 3, '甲', '乙', 'x') returning id) select count(*) from a"));
        assertDoesNotThrow(more::call);
        assertEquals(1, number("select count(*) from care.care_period c join care.assessment a on a.id = c.assessment_id where c.stay_id = " + stay.getId() + " and a.person_id = " + person));
    }

    @Test
    void to_another_home_of_the_county_is_one_step_and_the_operator_alone_cannot() {
        long bed = newBeds(1).get(0);
        long other = number("select id from care.facility where region_code like '640502%' and filing = 'FILED' and kind = 'NURSING_HOME' order by id offset 1 limit 1");
        Room room = as(SHAPOTOU, () -> beds.addRoom(other, "转来楼", 1, "Z" + NEXT.incrementAndGet() + UUID.randomUUID().toString().substring(0, 4), 1, BedKind.ORDINARY, TODAY.minusYears(1)));
        long there = as(SHAPOTOU, () -> beds.plan(other, TODAY).stream().filter(b -> b.roomId() == room.getId()).map(Beds.Row::id).findFirst().orElseThrow());
        Stay before = as(SHAPOTOU, () -> stays.open(home(), bed, newPerson().getId(), TODAY.minusDays(5), null, null));
        assertEquals("record.not-found", refused(() -> as(operator(home(), "640502100000"), () -> stays.transfer(before.getId(), there, TODAY))));
        Stay after = as(SHAPOTOU, () -> stays.transfer(before.getId(), there, TODAY));
        assertEquals(other, after.getFacilityId());
        assertEquals(2, number("select count(*) from care.stay where person_id = (select person_id from care.stay where id = " + before.getId() + ")"));
    }
}

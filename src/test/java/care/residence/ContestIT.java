package care.residence;

import static org.junit.jupiter.api.Assertions.*;

import care.ContainerTest;
import care.kernel.RuleViolation;
import care.person.*;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.time.LocalDate;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Many at one home at the same moment, some of whom think better of it. */
class ContestIT extends ContainerTest {
    private static final int CLIENTS = 32;
    private static final int ATTEMPTS = 10_000;
    private static final LocalDate TODAY = LocalDate.now(care.kernel.Clocks.CHINA);
    private static final Set<String> HONEST = Set.of("done", "thought-better", "residence.full", "bed.occupied", "person.already-resident", "constraint.stay_bed_occupied", "constraint.stay_person_resident");

    @Inject
    Stays stays;
    @Inject
    Beds beds;
    @Inject
    People people;
    @Inject
    UserTransaction transaction;

    private long home() {
        return number("select id from care.facility where region_code like '640502%' and filing = 'FILED' and kind = 'NURSING_HOME' order by id offset 2 limit 1");
    }

    private Room room(int count, BedKind kind) {
        return as(SHAPOTOU, () -> beds.addRoom(home(), "争床楼", 1, UUID.randomUUID().toString().substring(0, 8), count, kind, TODAY.minusYears(1)));
    }

    private List<Long> newPersons(int count) {
        List<Long> persons = new ArrayList<>();
        int first = ThreadLocalRandom.current().nextInt(1_000_000);
        for (int i = 0; persons.size() < count; i++) {
            LocalDate born = LocalDate.of(1930, 1, 1).plusDays((first + i * 7L) % 9000);
            String head = "640502" + born.toString().replace("-", "") + String.format("%03d", (first + i) % 1000);
            String identity = head + IdentityNumber.check(head);
            try {
                persons.add(as(SHAPOTOU, () -> people.register(identity, PersonDetails.of("争床者", "640502100000", null))).getId());
            } catch (RuleViolation taken) {
                continue;   // somebody of the demonstration has the number
            }
        }
        return persons;
    }

    /** A stay, kept or given up before it is written. */
    private String attempt(Callable<Stay> open, boolean keep) throws Exception {
        transaction.begin();
        try {
            as(SHAPOTOU, open);
            if (keep) transaction.commit();
            else transaction.rollback();
            return keep ? "done" : "thought-better";
        } catch (RuleViolation refusal) {
            transaction.rollback();
            return refusal.code();
        } catch (Exception e) {
            try {
                transaction.rollback();
            } catch (IllegalStateException over) {
                // the commit was refused, and undone with it
            }
            throw e;
        }
    }

    @Test
    void ten_thousand_attempts_of_32_clients_put_nobody_twice_into_a_bed_and_call_no_home_full_that_is_not() throws Exception {
        long home = home();
        room(4, BedKind.ORDINARY);
        List<Long> persons = newPersons(60);
        LocalDate first = TODAY.plusDays(10);
        int days = 250;
        Set<LocalDate> full = ConcurrentHashMap.newKeySet();
        Map<String, Integer> outcomes = new ConcurrentHashMap<>();
        AtomicInteger next = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        List<Future<?>> clients = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) clients.add(threads.submit(() -> {
            Random dice = new Random(next.get() * 31L + Thread.currentThread().getId());
            while (next.getAndIncrement() < ATTEMPTS) {
                LocalDate night = first.plusDays(dice.nextInt(days));
                long person = persons.get(dice.nextInt(persons.size()));
                String outcome = attempt(() -> stays.openAny(home, BedKind.ORDINARY, person, night, night.plusDays(1), null), dice.nextInt(10) < 7);
                outcomes.merge(outcome, 1, Integer::sum);
                if (outcome.equals("residence.full")) full.add(night);
            }
            return null;
        }));
        for (Future<?> client : clients) client.get(500, TimeUnit.SECONDS);
        threads.shutdown();
        assertEquals(ATTEMPTS, outcomes.values().stream().mapToInt(Integer::intValue).sum(), "each attempt has an answer");
        assertTrue(HONEST.containsAll(outcomes.keySet()), outcomes.toString());
        assertTrue(outcomes.getOrDefault("done", 0) > 400, outcomes.toString());
        String nights = " from care.stay s join care.person p on p.id = s.person_id where p.name = '争床者' and s.from_day >= '" + first + "'";
        assertEquals((long) outcomes.get("done"), number("select count(*)" + nights), "what was said to be done is done, and nothing else");
        assertEquals(0, number("select count(*) from (select s.bed_id, s.from_day" + nights + " group by 1, 2 having count(*) > 1) twice"));
        assertEquals(0, number("select count(*) from (select s.person_id, s.from_day" + nights + " group by 1, 2 having count(*) > 1) twice"));
        for (LocalDate night : full)
            assertEquals(0, number("select count(*) from care.bed b where b.facility_id = " + home + " and care.bed_is_free(b.id, 'ORDINARY', daterange('" + night + "', '" + night.plusDays(1) + "'))"), "called full on " + night);
    }

    @Test
    void whoever_asks_for_the_last_bed_waits_for_the_one_at_it_who_gives_up() throws Exception {
        long home = home();
        room(1, BedKind.HOME);
        long kept = number("select count(*) from care.bed b where b.facility_id = " + home + " and care.bed_is_free(b.id, 'HOME', daterange('" + TODAY + "', null))");
        List<Long> persons = newPersons((int) kept + 1);
        for (int i = 0; i < kept - 1; i++) {
            long person = persons.get(i);
            as(SHAPOTOU, () -> stays.openAny(home, BedKind.HOME, person, TODAY, null, null));
        }
        long hesitant = persons.get((int) kept - 1);
        long determined = persons.get((int) kept);
        transaction.begin();
        as(SHAPOTOU, () -> stays.openAny(home, BedKind.HOME, hesitant, TODAY, null, null));
        ExecutorService other = Executors.newSingleThreadExecutor();
        Future<Stay> waiting = other.submit(() -> as(SHAPOTOU, () -> stays.openAny(home, BedKind.HOME, determined, TODAY, null, null)));
        assertThrows(TimeoutException.class, () -> waiting.get(700, TimeUnit.MILLISECONDS), "it is not called full while somebody is at it");
        transaction.rollback();
        assertNotNull(waiting.get(20, TimeUnit.SECONDS).getId());
        RuleViolation full = assertThrows(RuleViolation.class, () -> as(SHAPOTOU, () -> stays.openAny(home, BedKind.HOME, hesitant, TODAY, null, null)));
        assertEquals("residence.full", full.code());
        other.shutdown();
    }
}

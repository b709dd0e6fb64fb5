package care.meal;

import static org.junit.jupiter.api.Assertions.*;

import care.ContainerTest;
import care.access.*;
import care.canteen.*;
import care.kernel.*;
import jakarta.inject.Inject;
import java.sql.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.stream.*;
import org.junit.jupiter.api.*;
import org.junit.jupiter.api.function.Executable;

/** Meals at the till: who pays what, once in the city, and what stands against a meal. */
@TestMethodOrder(MethodOrderer.MethodName.class)
class MealsIT extends ContainerTest {
    @Inject
    Meals meals;
    @Inject
    Doubts doubts;
    @Inject
    Tiers tiers;
    @Inject
    Cards cards;
    @Inject
    Regulars regulars;
    @Inject
    Canteens canteens;
    @Inject
    CanteenRegistry registry;
    private static final LocalDate TODAY = LocalDate.now(Clocks.CHINA);
    private static long here;
    private static long there;
    private static long facility;
    private static long elsewhere;
    private static int made;

    private Scope operator() {
        return operator(facility, "640502100000");
    }

    @BeforeEach
    void tables() {
        if (here != 0) return;
        facility = number("select id from facility where region_code = '640502100000' and kind = 'DAY_CARE' limit 1");
        elsewhere = number("select id from facility where region_code like '640502101%' and kind = 'COMMUNITY_CENTRE' limit 1");
        sql("insert into meal_tier (region_code, guest_class, sitting, price_fen, person_fen, district_fen, village_fen, donor_fen, valid_from, basis, entered_by) values "
            + "('640502000000', 'EXTREME_POVERTY', 'LUNCH', 1400, 0, 1200, 200, 0, current_date - 30, 't', 't'), ('640500000000', 'AGED_65', 'LUNCH', 1400, 1200, 200, 0, 0, current_date - 30, 't', 't'), ('640502000000', 'AGED_65', 'LUNCH', 1400, 1000, 400, 0, 0, current_date - 30, 't', 't'), "
            + "('640500000000', 'OTHER', 'LUNCH', 1400, 1400, 0, 0, 0, current_date - 30, 't', 't'), ('640500000000', 'OTHER', 'DINNER', 1100, 1100, 0, 0, 0, current_date - 30, 't', 't') on conflict do nothing");
        here = open(facility, "试一试老饭桌");
        there = open(elsewhere, "另一桌老饭桌");
    }

    private long open(long facilityId, String name) {
        String village = String.valueOf(number("select r.code::bigint from region r join facility f on left(f.region_code, 9) = left(r.code, 9) where r.level = 5 and f.id = " + facilityId + " order by r.code limit 1"));
        CanteenDetails details = new CanteenDetails();
        details.setName(name);
        details.setRegionCode(village);
        details.setAddress("村部");
        details.setContact("联系人");
        details.setPhone("0955-7000000");
        details.setSeats(40);
        details.setLicenceNumber("JY1");
        details.setLicenceUntil(TODAY.plusYears(1));
        long id = as(SHAPOTOU, () -> registry.register(facilityId, details)).getId();
        as(SHAPOTOU, () -> {
            registry.serve(id, Sitting.LUNCH, LocalTime.of(11, 0), LocalTime.of(13, 0));
            registry.open(id, TODAY);
            return null;
        });
        sql("update canteen_status set from_day = current_date - 20 where canteen_id = " + id + " and state = 'OPEN'");
        sql("update canteen set state_since = current_date - 20 where id = " + id);
        sql("update canteen_status set from_day = current_date - 21 where canteen_id = " + id + " and state = 'PREPARED'");
        return id;
    }

    private void sql(String statement) {
        try (Connection connection = owner.getConnection(); Statement s = connection.createStatement()) {
            s.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Somebody new each time who fits. */
    private long person(String where) {
        return number("select p.id from person p where p.region_code like '640502%' and p.died_on is null and p.merged_into is null and not exists (select 1 from stay s where s.person_id = p.id and s.until_day is null) and not exists (select 1 from meal m where m.person_id = p.id) and " + where + " order by p.id offset " + made++ + " limit 1");
    }

    private long poor() {
        return person("exists (select 1 from holding h where h.person_id = p.id and h.category = 'EXTREME_POVERTY' and h.from_day <= current_date and h.until_day is null)");
    }

    private long old() {
        return person("p.born <= current_date - interval '66 years' and p.born > current_date - interval '79 years' and not exists (select 1 from holding h where h.person_id = p.id)");
    }

    /** As one of the regulars of the table. */
    private Guest regular(long canteen, long person) {
        sql("insert into canteen_guest (canteen_id, facility_id, person_id, called, added_on) select c.id, c.facility_id, " + person + ", '老人', current_date from canteen c where c.id = " + canteen + " on conflict do nothing");
        return new Guest(null, null, person, null, null, null, Way.FACE, null, null);
    }

    private Meals.Taken take(Scope scope, long canteen, Guest guest, boolean keep) {
        return as(scope, () -> meals.take(canteen, TODAY, Sitting.LUNCH, List.of(guest), keep)).get(0);
    }

    private static String refusal(Executable what) {
        return assertThrows(RuleViolation.class, what).code();
    }

    @Test
    void extreme_poverty_eats_free_65_and_over_pays_ten_of_fourteen_and_everybody_else_all() {
        assertEquals(new Split(0, 1200, 200, 0), take(operator(), here, regular(here, poor()), false).split());
        assertEquals(new Split(1000, 400, 0, 0), take(operator(), here, regular(here, old()), false).split());
        assertEquals(Split.full(1400), take(operator(), here, new Guest(null, null, null, null, null, "过路人", Way.WALK_IN, null, null), false).split());
    }

    @Test
    void a_published_menus_price_is_what_guests_outside_the_tiers_pay() {
        sql("insert into menu (canteen_id, facility_id, day, sitting, price_fen, written_by, published_at, published_by) select id, facility_id, current_date, 'LUNCH', 1650, 't', now(), 't' from canteen where id = " + there);
        Scope other = operator(elsewhere, "640502101000");
        assertEquals(Split.full(1650), take(other, there, new Guest(null, null, null, null, null, "", null, null, null), false).split());
        assertEquals(new Split(1000, 400, 0, 0), take(other, there, regular(there, old()), false).split());
    }

    @Test
    void a_person_eats_once_a_sitting_anywhere_in_the_city() {
        long person = old();
        Long first = take(operator(), here, regular(here, person), false).id();
        assertNotNull(first);
        assertEquals("meal.already-taken", refusal(() -> take(operator(), here, regular(here, person), false)));
        assertEquals("meal.already-taken", refusal(() -> take(operator(elsewhere, "640502101000"), there, regular(there, person), false)));
        as(operator(), () -> {
            meals.cancel(first, "点错了");
            return null;
        });
        assertNotNull(take(operator(elsewhere, "640502101000"), there, regular(there, person), false).id());
        assertEquals("meal.cancelled-already", refusal(() -> as(operator(), () -> {
            meals.cancel(first, "又一次");
            return null;
        })));
    }

    @Test
    void thirty_two_tills_at_the_same_moment_take_one_meal() throws Exception {
        long person = old();
        Guest one = regular(here, person);
        Guest other = regular(there, person);
        ExecutorService tills = Executors.newFixedThreadPool(32);
        List<Future<Boolean>> told = IntStream.range(0, 32).mapToObj(i -> tills.submit(() -> {
            try {
                take(i % 2 == 0 ? operator() : operator(elsewhere, "640502101000"), i % 2 == 0 ? here : there, i % 2 == 0 ? one : other, false);
                return true;
            } catch (RuleViolation refused) {
                assertEquals("meal.already-taken", refused.code());
                return false;
            }
        })).toList();
        int taken = 0;
        for (Future<Boolean> till : told) if (till.get()) taken++;
        tills.shutdown();
        assertEquals(1, taken);
        assertEquals(1, number("select count(*) from meal where person_id = " + person));
    }

    @Test
    void what_a_terminal_kept_is_never_refused_told_again_is_the_same_and_elsewhere_is_a_doubt() {
        long person = old();
        Meals.Taken first = take(operator(), here, regular(here, person), true);
        Meals.Taken again = take(operator(), here, regular(here, person), true);
        assertEquals(Meals.Outcome.TAKEN, first.outcome());
        assertEquals(Meals.Outcome.AGAIN, again.outcome());
        assertEquals(first.id(), again.id());
        Scope other = operator(elsewhere, "640502101000");
        Meals.Taken doubt = take(other, there, regular(there, person), true);
        assertEquals(Meals.Outcome.KEPT, doubt.outcome());
        assertEquals("meal.already-taken", doubt.refusal().code());
        Doubts.Row kept = as(other, () -> doubts.list(there, true, Slice.first(50))).items().stream().filter(row -> row.id() == doubt.doubtId()).findFirst().orElseThrow();
        assertEquals("meal.already-taken", kept.code());
        as(other, () -> {
            doubts.drop(kept.id(), "已请老人回去");
            return null;
        });
        assertEquals("meal.doubt-decided", refusal(() -> as(other, () -> {
            doubts.drop(kept.id(), "再一次");
            return null;
        })));
    }

    @Test
    void a_doubt_stands_after_all_once_nothing_stands_against_it() {
        long person = old();
        Long first = take(operator(), here, regular(here, person), true).id();
        Scope other = operator(elsewhere, "640502101000");
        Long doubt = take(other, there, regular(there, person), true).doubtId();
        Scope town = new Scope("clerk-town", Role.TOWNSHIP_CLERK, "640502101000", null, "clerk", "");
        assertEquals("meal.already-taken", refusal(() -> as(town, () -> {
            doubts.again(doubt);
            return null;
        })));
        as(operator(), () -> {
            meals.cancel(first, "登记错人");
            return null;
        });
        as(town, () -> {
            doubts.again(doubt);
            return null;
        });
        assertEquals(there, number("select canteen_id from meal where cancelled_at is null and person_id = " + person));
    }

    @Test
    void the_same_person_twice_in_one_batch_is_one_meal() {
        Guest guest = regular(here, old());
        List<Meals.Taken> told = as(operator(), () -> meals.take(here, TODAY, Sitting.LUNCH, List.of(guest, guest), true));
        assertEquals(Set.of(Meals.Outcome.TAKEN, Meals.Outcome.AGAIN), told.stream().map(Meals.Taken::outcome).collect(Collectors.toSet()));
    }

    @Test
    void somebody_unknown_or_dead_or_a_strangers_table_is_refused() {
        assertEquals("meal.unknown", refusal(() -> take(operator(), here, new Guest("640502193001010015", null, null, null, null, null, null, null, null), false)));
        assertEquals("meal.unknown", refusal(() -> take(operator(), here, new Guest(null, "ZZZZZZZZZZZZ", null, null, null, null, null, null, null), false)));
        assertEquals("meal.unknown", refusal(() -> take(operator(), here, new Guest(null, null, old(), null, null, null, null, null, null), false)), "somebody who is no regular is not known by number");
        long dead = old();
        Guest gone = regular(here, dead);
        sql("update person set died_on = current_date - 1 where id = " + dead);
        assertEquals("meal.dead", refusal(() -> take(operator(), here, gone, false)));
        sql("update person set died_on = current_date where id = " + dead);
        assertNotNull(take(operator(), here, gone, false).id(), "on the day of the death somebody may have eaten");
        assertEquals("record.not-found", refusal(() -> take(operator(elsewhere, "640502101000"), here, gone, false)));
        assertEquals("access.refused", refusal(() -> take(SHAPOTOU, here, gone, false)));
    }

    @Test
    void a_day_to_come_a_closed_day_another_sitting_and_a_day_too_long_ago_are_refused() {
        Guest guest = regular(here, old());
        assertEquals("meal.to-come", refusal(() -> as(operator(), () -> meals.take(here, TODAY.plusDays(1), Sitting.LUNCH, List.of(guest), false))));
        assertEquals("meal.no-sitting", refusal(() -> as(operator(), () -> meals.take(here, TODAY, Sitting.DINNER, List.of(guest), false))));
        assertEquals("meal.too-late", refusal(() -> yesterday(guest, 8)));
        sql("insert into canteen_closure (canteen_id, facility_id, from_day, until_day, reason, entered_by) select id, facility_id, current_date - 4, current_date - 3, '停水', 't' from canteen where id = " + here);
        assertEquals("meal.closed-day", refusal(() -> yesterday(guest, 4)));
        assertEquals(Meals.Outcome.TAKEN, yesterday(guest, 3).outcome());
        assertEquals("canteen.hindsight", refusal(() -> as(operator(), () -> {
            registry.shut(here, TODAY.minusDays(9), null, "补记");
            return null;
        })));
        assertEquals("canteen.closure-with-meals", refusal(() -> as(SHAPOTOU, () -> {
            registry.shut(here, TODAY.minusDays(3), null, "补记");
            return null;
        })));
    }

    private Meals.Taken yesterday(Guest guest, int days) {
        LocalDate day = TODAY.minusDays(days);
        Guest then = new Guest(null, null, guest.personId(), null, null, null, Way.FACE, day.atTime(12, 0).atZone(Clocks.CHINA).toInstant(), null);
        return as(operator(), () -> meals.take(here, day, Sitting.LUNCH, List.of(then), false)).get(0);
    }

    @Test
    void a_canteen_was_not_paused_on_days_on_which_somebody_ate() {
        Guest guest = regular(here, old());
        assertEquals(Meals.Outcome.TAKEN, yesterday(guest, 2).outcome());
        assertEquals("canteen.hindsight", refusal(() -> as(operator(), () -> {
            registry.pause(here, TODAY.minusDays(2), "厨房检修");
            return null;
        })));
        assertEquals("canteen.served-since", refusal(() -> as(SHAPOTOU, () -> {
            registry.pause(here, TODAY.minusDays(2), "厨房检修");
            return null;
        })));
        assertEquals(CanteenState.OPEN, as(operator(), () -> canteens.get(here)).getState());
    }

    @Test
    void the_counts_follow_each_meal_and_each_cancelling() {
        long before = number("select coalesce(sum(meals), 0) from meal_count where canteen_id = " + here);
        Long meal = take(operator(), here, regular(here, old()), false).id();
        take(operator(), here, regular(here, old()), false);
        assertEquals(before + 2, number("select sum(meals) from meal_count where canteen_id = " + here));
        as(operator(), () -> {
            meals.cancel(meal, "点错了");
            return null;
        });
        assertEquals(before + 1, number("select sum(meals) from meal_count where canteen_id = " + here));
        String same = "select count(*) from (select day, sitting, guest_class, sum(meals) n, sum(person_fen) a, sum(district_fen) b from meal_count where canteen_id = " + here + " group by 1, 2, 3 having sum(meals) <> 0 except select day, sitting, guest_class, count(*), sum(person_fen), sum(district_fen) from meal where cancelled_at is null and canteen_id = " + here + " group by 1, 2, 3) x";
        assertEquals(0, number(same));
        sql("select fold_meal_counts(current_date + 1)");
        assertEquals(0, number(same));
        assertEquals(0, number("select count(*) from meal_count where slot >= 0 and canteen_id = " + here + " and (day, sitting, guest_class) in (select day, sitting, guest_class from meal_count where slot = -1 and canteen_id = " + here + ")"));
    }

    @Test
    void a_card_is_known_until_it_is_ended_and_somebody_has_one() {
        long person = old();
        String first = as(SHAPOTOU, () -> cards.issue(person));
        String second = as(SHAPOTOU, () -> cards.issue(person));
        assertEquals("meal.card-ended", refusal(() -> take(operator(), here, new Guest(null, first, null, null, null, null, null, null, null), false)));
        assertEquals(Meals.Outcome.TAKEN, take(operator(), here, new Guest(null, second.toLowerCase(Locale.ROOT), null, null, null, null, null, null, null), false).outcome());
        assertTrue(as(ZHONGNING, () -> cards.of(person)).isEmpty());
    }

    @Test
    void a_tier_that_overlaps_is_refused_and_why_somebody_pays_what_is_explained() {
        TierDetails typed = new TierDetails();
        typed.setGuestClass(GuestClass.AGED_65);
        typed.setPriceFen(1400L);
        typed.setPersonFen(1400L);
        typed.setValidFrom(TODAY.plusDays(3));
        typed.setBasis("再一次");
        assertEquals("constraint.meal_tier_overlap", refusal(() -> as(SHAPOTOU, () -> tiers.add(typed))));
        Tiers.Explained explained = as(SHAPOTOU, () -> tiers.explain(poor(), TODAY, Sitting.LUNCH)).orElseThrow();
        assertEquals(GuestClass.EXTREME_POVERTY, explained.guestClass());
        assertTrue(explained.grounds().stream().anyMatch(ground -> ground.code().equals("meal.ground.roster") && ground.args().get(0).contains("EXTREME_POVERTY")), explained.grounds().toString());
        assertEquals("access.refused", refusal(() -> as(operator(), () -> tiers.add(typed))));
    }

    @Test
    void another_county_and_another_table_see_nothing_of_it() {
        take(operator(), here, regular(here, old()), false);
        assertEquals("record.not-found", refusal(() -> as(ZHONGNING, () -> canteens.get(here))));
        assertEquals(0, as(ZHONGNING, () -> meals.list(here, null, null, null, null, Slice.first(10))).total());
        assertEquals(0, as(operator(elsewhere, "640502101000"), () -> meals.list(here, null, null, null, null, Slice.first(10))).total());
        assertTrue(as(operator(elsewhere, "640502101000"), () -> canteens.mine()).stream().noneMatch(row -> row.id() == here));
    }
}

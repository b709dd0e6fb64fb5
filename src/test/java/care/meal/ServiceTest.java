package care.meal;

import static care.meal.GuestClass.*;
import static org.junit.jupiter.api.Assertions.*;

import care.canteen.*;
import care.kernel.*;
import java.time.*;
import java.util.List;
import java.util.Set;
import net.jqwik.api.*;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ServiceTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
    private static final Instant NOON = DAY.atTime(12, 0).atZone(Clocks.CHINA).toInstant();
    private static final Service.Tier FREE = new Service.Tier(1, EXTREME_POVERTY, new Split(0, 1200, 200, 0));
    private static final Service.Tier OLD = new Service.Tier(2, AGED_65, new Split(1000, 400, 0, 0));
    private static final Service.Tier VERY_OLD = new Service.Tier(3, AGED_80, new Split(1000, 400, 0, 0));
    private static final Service.Tier ALL = new Service.Tier(4, OTHER, Split.full(1400));

    private static Service service(CanteenState state, String closure, boolean weekday, boolean served, Integer price, boolean settled) {
        return new Service(7, 8, "640502100001", DAY, Sitting.LUNCH, state, closure, weekday, served, price, List.of(ALL, OLD, FREE, VERY_OLD), settled);
    }

    private static Service open() {
        return service(CanteenState.OPEN, null, true, true, null, false);
    }

    private static String refusal(Executable what) {
        return assertThrows(RuleViolation.class, what).code();
    }

    @Test
    void whoever_is_of_several_classes_pays_what_is_least_for_them() {
        assertEquals(new Service.Price(1, EXTREME_POVERTY, new Split(0, 1200, 200, 0)), open().price(Set.of(AGED_80, AGED_65, EXTREME_POVERTY)));
    }

    @Test
    void at_the_same_cost_the_class_that_stands_first_counts() {
        assertEquals(AGED_80, open().price(List.of(AGED_65, AGED_80)).guestClass());
    }

    @Test
    void outside_the_tiers_the_menus_price_holds_and_else_that_of_everybody() {
        assertEquals(Split.full(1400), open().price(List.of()).split());
        assertEquals(Split.full(1600), service(CanteenState.OPEN, null, true, true, 1600, false).price(List.of(DISABILITY)).split());
        assertEquals(new Split(1000, 400, 0, 0), service(CanteenState.OPEN, null, true, true, 1600, false).price(List.of(AGED_65)).split());
    }

    @Test
    void nobody_is_charged_where_no_price_is_laid_down() {
        Service none = new Service(7, 8, "640502100001", DAY, Sitting.LUNCH, CanteenState.OPEN, null, true, true, null, List.of(), false);
        assertEquals("meal.no-price", refusal(() -> none.price(List.of(AGED_65))));
    }

    @Test
    void a_meal_is_not_taken_before_its_hour_or_on_another_day() {
        assertEquals("meal.to-come", refusal(() -> open().open(NOON.plusSeconds(1), NOON, 7)));
        assertEquals("meal.to-come", refusal(() -> open().open(NOON.minusSeconds(86400), NOON.minusSeconds(86400), 7)));
        assertEquals("meal.other-day", refusal(() -> open().open(NOON.minusSeconds(86400), NOON, 7)));
    }

    @Test
    void what_a_terminal_kept_is_taken_on_the_seventh_day_and_not_on_the_eighth() {
        open().open(NOON, NOON.plus(Duration.ofDays(7)), 7);
        assertEquals("meal.too-late", refusal(() -> open().open(NOON, NOON.plus(Duration.ofDays(8)), 7)));
    }

    @Test
    void a_closed_day_refuses_with_what_closes_it() {
        assertEquals("meal.before-opening", refusal(() -> service(null, null, true, true, null, false).open(NOON, NOON, 7)));
        assertEquals("meal.before-opening", refusal(() -> service(CanteenState.PREPARED, null, true, true, null, false).open(NOON, NOON, 7)));
        assertEquals("meal.not-open", refusal(() -> service(CanteenState.PAUSED, null, true, true, null, false).open(NOON, NOON, 7)));
        assertEquals("meal.closed-day", refusal(() -> service(CanteenState.OPEN, "停水", true, true, null, false).open(NOON, NOON, 7)));
        assertEquals("meal.closed-weekday", refusal(() -> service(CanteenState.OPEN, null, false, true, null, false).open(NOON, NOON, 7)));
        assertEquals("meal.no-sitting", refusal(() -> service(CanteenState.OPEN, null, true, false, null, false).open(NOON, NOON, 7)));
        assertEquals("meal.month-settled", refusal(() -> service(CanteenState.OPEN, null, true, true, null, true).open(NOON, NOON, 7)));
    }

    @Property
    boolean the_payers_parts_add_up_to_the_price_over_many_meals(@ForAll @LongRange(max = 9999) long person, @ForAll @LongRange(max = 9999) long district, @ForAll @LongRange(max = 9999) long village, @ForAll @LongRange(max = 9999) long donor, @ForAll @LongRange(max = 100_000) long meals) {
        Split one = new Split(person, district, village, donor);
        Split all = one.times(meals);
        return all.personFen() + all.districtFen() + all.villageFen() + all.donorFen() == meals * (person + district + village + donor) && all.plus(one).priceFen() == (meals + 1) * one.priceFen();
    }

    /** What is typed adds up or is refused with the difference. */
    @Property
    boolean a_tier_is_accepted_exactly_when_its_parts_add_up(@ForAll @LongRange(min = 100, max = 10_000) long price, @ForAll @LongRange(max = 10_000) long person, @ForAll @LongRange(max = 10_000) long district, @ForAll @LongRange(max = 10_000) long village, @ForAll boolean fitting) {
        TierDetails typed = new TierDetails();
        typed.setGuestClass(AGED_65);
        typed.setPriceFen(price);
        long rest = price;
        if (fitting) {
            person = Math.min(person, rest);
            rest -= person;
            district = Math.min(district, rest);
            rest -= district;
            village = rest;
        }
        typed.setPersonFen(person);
        typed.setDistrictFen(district);
        typed.setVillageFen(village);
        typed.setValidFrom(DAY);
        typed.setBasis("x");
        long sum = person + district + village;
        try {
            return new MealTier("640502000000", typed, "me").getSplit().priceFen() == price && sum == price;
        } catch (RuleViolation refusal) {
            return sum != price && refusal.code().equals(sum < price ? "meal.tier-short" : "meal.tier-over");
        }
    }

    @Test
    void a_tier_ends_no_earlier_than_the_last_meal_under_it() {
        TierDetails typed = new TierDetails();
        typed.setGuestClass(OTHER);
        typed.setPriceFen(1400L);
        typed.setPersonFen(1400L);
        typed.setValidFrom(DAY);
        MealTier tier = new MealTier("640502000000", typed, "me");
        assertEquals("meal.tier-eaten", refusal(() -> tier.end(DAY.plusDays(3), DAY.plusDays(4))));
        tier.end(DAY.plusDays(4), DAY.plusDays(4));
        assertEquals(DAY.plusDays(4), tier.getLastDay());
        assertEquals("meal.tier-ended", refusal(() -> tier.end(DAY.plusDays(5), null)));
    }

    @Test
    void everybody_else_pays_the_whole_price() {
        TierDetails typed = new TierDetails();
        typed.setGuestClass(OTHER);
        typed.setPriceFen(1400L);
        typed.setPersonFen(1000L);
        typed.setDistrictFen(400L);
        typed.setValidFrom(DAY);
        assertEquals("meal.tier-other-pays", refusal(() -> new MealTier("640502000000", typed, "me")));
    }

    @Test
    void somebody_is_shown_in_one_way_only_and_a_delivery_has_a_proof() {
        assertEquals("meal.no-guest", refusal(() -> new Guest(null, null, null, null, null, null, null, null, null)));
        assertEquals("meal.guest-twice", refusal(() -> new Guest("x", "y", null, null, null, null, null, null, null)));
        assertEquals("meal.no-birth", refusal(() -> new Guest(null, null, null, "王国胜", null, null, null, null, null)));
        assertEquals("meal.no-proof", refusal(() -> new Guest(null, null, 1L, null, null, null, Way.DELIVERY, null, " ")));
        assertEquals(Way.CARD, new Guest(null, "ABC", null, null, null, null, null, null, null).way());
    }
}

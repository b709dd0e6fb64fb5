package care.kitchen;

import static org.junit.jupiter.api.Assertions.*;

import care.canteen.Sitting;
import care.kernel.*;
import java.time.*;
import java.util.*;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KitchenTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 5);
    private static final Instant NOON = DAY.atTime(12, 0).atZone(Clocks.CHINA).toInstant();

    private static Menu menu() {
        return new Menu(1, 2, DAY, Sitting.LUNCH);
    }

    private static DishLine line(String name, Allergen... allergens) {
        return new DishLine(name, List.of(allergens));
    }

    private static FoodSample sample(Integer grams, Instant at) {
        Menu menu = menu();
        menu.write(null, List.of(line("白菜豆腐", Allergen.SOY)), "甲");
        return new FoodSample(menu.getDishes().get(0), grams, at, "马秀兰", 125, 48, NOON.plusSeconds(3600), "甲");
    }

    private static String refused(Runnable action) {
        return assertThrows(RuleViolation.class, action::run).code();
    }

    @Test
    void a_menu_has_dishes_each_named_once_and_empty_lines_are_none() {
        Menu menu = menu();
        assertEquals("kitchen.menu.no-dishes", refused(() -> menu.write(null, List.of(line(" "), line(null)), "甲")));
        assertEquals("kitchen.menu.twice", refused(() -> menu.write(null, List.of(line("米饭"), line(" 米饭 ")), "甲")));
        assertEquals("kitchen.menu.long", refused(() -> menu.write(null, List.of(line("长".repeat(41))), "甲")));
        assertEquals("kitchen.menu.too-many", refused(() -> menu.write(null, IntStream.range(0, 31).mapToObj(i -> line("菜" + i)).toList(), "甲")));
        assertEquals("kitchen.menu.price", refused(() -> menu.write(0L, List.of(line("米饭")), "甲")));
        assertEquals("kitchen.menu.price", refused(() -> menu.write(10_001L, List.of(line("米饭")), "甲")));
        menu.write(10_000L, List.of(line("米饭"), line(""), line("手抓羊肉", Allergen.SOY, Allergen.GLUTEN)), "甲");
        assertEquals(List.of("米饭", "手抓羊肉"), menu.getDishes().stream().map(Dish::getName).toList());
        assertEquals(List.of(Allergen.GLUTEN, Allergen.SOY), menu.getDishes().get(1).getAllergens());
    }

    @Test
    void a_dish_that_stays_on_the_menu_is_the_same_dish() {
        Menu menu = menu();
        menu.write(null, List.of(line("米饭"), line("白菜豆腐")), "甲");
        Dish kept = menu.getDishes().get(1);
        menu.write(null, List.of(line("羊肉汤"), line("白菜豆腐", Allergen.SOY)), "甲");
        assertTrue(menu.getDishes().stream().anyMatch(dish -> dish == kept && dish.getPosition() == 1));
        assertEquals(2, menu.getDishes().size());
    }

    @Test
    void a_sample_has_at_least_125_grams_and_is_taken_on_its_own_day() {
        assertEquals("kitchen.sample.grams", refused(() -> sample(124, NOON)));
        assertEquals("kitchen.sample.grams", refused(() -> sample(null, NOON)));
        assertEquals("kitchen.to-come", refused(() -> sample(125, NOON.plusSeconds(3601))));
        assertEquals("kitchen.sample.other-day", refused(() -> sample(125, NOON.minus(Duration.ofDays(1)))));
        assertEquals(125, sample(125, NOON).getGrams());
    }

    @Test
    void a_sample_is_kept_for_48_hours_to_the_second_and_disposed_of_once() {
        FoodSample sample = sample(125, NOON);
        assertEquals(DAY.plusDays(2).atTime(12, 0).atZone(Clocks.CHINA).toInstant(), sample.getKeepUntil());
        assertEquals("kitchen.sample.too-early", refused(() -> sample.dispose(NOON.plus(Duration.ofHours(48)).minusSeconds(1), "马秀兰")));
        assertEquals("kitchen.no-name", refused(() -> sample.dispose(NOON.plus(Duration.ofHours(48)), " ")));
        assertNull(sample.getDisposedAt());
        sample.dispose(NOON.plus(Duration.ofHours(48)), "马秀兰");
        assertEquals("kitchen.sample.disposed", refused(() -> sample.dispose(NOON.plus(Duration.ofHours(50)), "马秀兰")));
    }

    @Test
    void a_purchase_has_a_number_or_a_picture_of_its_voucher() {
        PurchaseDetails details = new PurchaseDetails();
        details.setDay(DAY);
        details.setVoucher(" ");
        assertEquals("constraint.purchase_vouched", refused(() -> new Purchase(1, 2, details, null, DAY, NOON, "甲")));
        assertEquals("kitchen.to-come", refused(() -> new Purchase(1, 2, details, 9L, DAY.minusDays(1), NOON, "甲")));
        assertEquals(9L, new Purchase(1, 2, details, 9L, DAY, NOON, "甲").getAttachmentId());
        details.setVoucher("NX-1");
        assertEquals("NX-1", new Purchase(1, 2, details, null, DAY, NOON, "甲").getDetails().getVoucher());
    }

    @Test
    void heat_has_degrees_and_chlorine_its_strength_and_neither_has_the_others() {
        DisinfectionDetails details = new DisinfectionDetails();
        details.setMinutes(10);
        assertEquals("kitchen.disinfection.celsius", refused(() -> new Disinfection(1, 2, details, NOON, NOON, "甲")));
        details.setCelsius(100);
        assertEquals(DAY, new Disinfection(1, 2, details, NOON, NOON, "甲").getDay());
        assertEquals("kitchen.to-come", refused(() -> new Disinfection(1, 2, details, NOON.plusSeconds(1), NOON, "甲")));
        details.setWay(DisinfectionWay.CHLORINE);
        assertEquals("kitchen.disinfection.celsius", refused(() -> new Disinfection(1, 2, details, NOON, NOON, "甲")));
        details.setCelsius(null);
        assertEquals("kitchen.disinfection.chlorine", refused(() -> new Disinfection(1, 2, details, NOON, NOON, "甲")));
        details.setChlorine(250);
        assertEquals(250, new Disinfection(1, 2, details, NOON, NOON, "甲").getDetails().getChlorine());
        details.setWay(DisinfectionWay.ULTRAVIOLET);
        assertEquals("kitchen.disinfection.chlorine", refused(() -> new Disinfection(1, 2, details, NOON, NOON, "甲")));
    }
}

package care.open;

import care.access.UseCase;
import care.canteen.*;
import care.kitchen.Allergen;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import java.time.*;
import java.util.*;
import java.util.stream.*;

/** What anybody may know of the canteens: where they are, when they serve, and what there is today. Kept for a minute, as with the homes. */
@ApplicationScoped
public class PublicCanteens {
    /** @param priceFen for guests outside the tiers; null when none is laid down */
    public record Served(Sitting sitting, LocalTime opens, LocalTime closes, Integer priceFen, List<String> dishes, List<Allergen> allergens) {
    }

    /** @param closure why it is shut today; null when it is not */
    public record Table(long id, String name, String countyCode, String county, String town, String village, String address, String phone, int seats, Double latitude, Double longitude, List<Weekday> weekdays, boolean paused, String closure, List<Served> sittings) {
        public boolean serves(LocalDate day) {
            return !paused && closure == null && weekdays.contains(Weekday.values()[day.getDayOfWeek().getValue() - 1]);
        }
    }

    private record Kept(List<Table> tables, LocalDate day, Instant asked) {
    }

    private volatile Kept kept;
    @Inject
    Register register;
    @Inject
    PublicSettings settings;
    @Inject
    Clock clock;

    /** @param county its code; null for the city */
    public List<Table> all(String county) {
        return tables().stream().filter(table -> county == null || county.isBlank() || table.countyCode().equals(county)).toList();
    }

    /** Counties that have one. */
    public Map<String, String> counties() {
        return tables().stream().collect(Collectors.toMap(Table::countyCode, Table::county, (first, again) -> first, TreeMap::new));
    }

    private List<Table> tables() {
        Kept last = kept;
        LocalDate today = LocalDate.now(clock);
        if (last != null && last.day.equals(today) && last.asked.plus(settings.kept()).isAfter(clock.instant())) return last.tables;
        synchronized (this) {
            kept = new Kept(register.all(today), today, clock.instant());
            return kept.tables;
        }
    }

    /** The two questions the database answers without a login. */
    @UseCase
    @ApplicationScoped
    public static class Register {
        @Inject
        EntityManager em;

        public List<Table> all(LocalDate today) {
            Map<Long, List<Served>> served = new HashMap<>();
            for (Tuple t : tuples("select * from public_canteen_sittings(:today)", today))
                served.computeIfAbsent(t.get("canteen_id", Number.class).longValue(), id -> new ArrayList<>()).add(new Served(Sitting.valueOf(t.get("sitting", String.class)), ((java.sql.Time) t.get("opens")).toLocalTime(), ((java.sql.Time) t.get("closes")).toLocalTime(),
                    t.get("price_fen") == null ? null : t.get("price_fen", Number.class).intValue(), List.of(t.get("dishes", String[].class)), Stream.of(t.get("allergens", String[].class)).map(Allergen::valueOf).toList()));
            return tuples("select * from public_canteens(:today)", today).stream().map(t -> {
                long id = t.get("id", Number.class).longValue();
                return new Table(id, t.get("name", String.class), t.get("county_code", String.class), t.get("county", String.class), t.get("town", String.class), t.get("village", String.class), t.get("address", String.class), t.get("phone", String.class), t.get("seats", Number.class).intValue(),
                    t.get("latitude", Double.class), t.get("longitude", Double.class), Stream.of(t.get("weekdays", Short[].class)).map(day -> Weekday.values()[day - 1]).toList(), t.get("paused", Boolean.class), t.get("closure", String.class), served.getOrDefault(id, List.of()));
            }).toList();
        }

        @SuppressWarnings("unchecked")
        private List<Tuple> tuples(String sql, LocalDate today) {
            return em.createNativeQuery(sql, Tuple.class).setParameter("today", today).getResultList();
        }
    }
}

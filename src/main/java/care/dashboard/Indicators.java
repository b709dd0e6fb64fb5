package care.dashboard;

import care.access.*;
import care.kernel.*;
import care.parameter.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.*;
import java.util.stream.Collectors;

/**
 * The figures of a division on a day, and of a period. Stocks come from the summary tables, which follow every change in its own
 * transaction; each figure can be opened into the rows that make it, and they add up to it.
 */
@UseCase
@ApplicationScoped
public class Indicators {
    /** @param n what this facility contributes */
    public record FacilityShare(long id, String code, String name, String division, long n) implements Serializable {
    }

    /** A facility on the map. @param tone ok, warn or danger @param reason key of the word */
    public record Point(long id, String name, String division, double latitude, double longitude, String tone, String reason) {
    }

    /** The measures a stock figure adds up, as a LIKE pattern over stock.measure. */
    static final Map<String, String> MEASURES = Map.ofEntries(
        Map.entry("facilities.filed", "filing.(FILED|CHANGING)"), Map.entry("facilities.unfiled", "filing.FOUND"), Map.entry("facilities.pending", "filing.(DRAFT|SUBMITTED|RETURNED)"),
        Map.entry("beds.all", "bed.*"), Map.entry("beds.in-use", "bed.*.IN_USE"), Map.entry("beds.out-of-service", "bed.*.OUT_OF_SERVICE"),
        Map.entry("beds.ordinary", "bed.ORDINARY.IN_USE"), Map.entry("beds.nursing", "bed.NURSING.IN_USE"), Map.entry("beds.sojourn", "bed.SOJOURN.IN_USE"), Map.entry("beds.home", "bed.HOME.IN_USE"),
        Map.entry("residents", "resident.*"), Map.entry("residents.sojourn", "resident.SOJOURN"),
        Map.entry("occupancy", "resident.*"), Map.entry("nursing-share", "bed.NURSING.IN_USE"), Map.entry("beds-per-thousand", "bed.*.IN_USE"));
    /** What each canteen that is open on the day adds to a figure. */
    static final Map<String, String> CANTEENS = Map.of("canteens.open", "count(*)", "canteens.seats", "sum(c.seats)", "villages-covered", "count(distinct c.region_code)");
    private static final String OPEN_CANTEENS = "canteen c where (select s.state from canteen_status s where s.canteen_id = c.id and s.from_day <= :on order by s.from_day desc, s.id desc limit 1) = 'OPEN'";
    private static final LocalDate CENSUS = LocalDate.of(2020, 11, 1);

    @Inject
    EntityManager em;
    @Inject
    Parameters parameters;

    /** Stocks of every town of a division on a day: one statement. */
    @Requires(value = Permission.BOARD_READ, audited = false)
    public Stocks stocks(String division, LocalDate on) {
        Stocks stocks = new Stocks();
        for (Tuple t : tuples("""
            select rpad(substr(f.region_code, 1, 9), 12, '0') as town, s.measure, sum(s.n) as n from stock_at(:on) s join facility f on f.id = s.facility_id
            where f.region_code >= :low and f.region_code < :high group by 1, 2""", Map.of("on", on, "low", DivisionCode.prefix(division), "high", DivisionCode.prefix(division) + ":")))
            stocks.add(t.get("town", String.class), t.get("measure", String.class), t.get("n", Number.class).longValue());
        return stocks;
    }

    @Requires(value = Permission.BOARD_READ, audited = false)
    public List<Figure> stockFigures(String division, LocalDate on) {
        List<Figure> figures = new ArrayList<>(stockFigures(division, on, stocks(division, on), elders(division).values().stream().mapToLong(n -> n).sum(), licencesExpiring(division, on)));
        figures.addAll(canteenFigures(division, on));
        return figures;
    }

    /** Canteens open on a day, their seats, and the villages that have one among all villages and communities: one statement. */
    @Requires(value = Permission.BOARD_READ, audited = false)
    public List<Figure> canteenFigures(String division, LocalDate on) {
        Tuple t = tuples("select count(*) as canteens, coalesce(sum(c.seats), 0) as seats, count(distinct c.region_code) as covered, (select count(*) from region v where v.level = 5 and v.code >= :low and v.code < :high) as villages from " + OPEN_CANTEENS + " and c.region_code >= :low and c.region_code < :high",
            Map.of("on", on, "low", DivisionCode.prefix(division), "high", DivisionCode.prefix(division) + ":")).get(0);
        return List.of(Figure.stock("canteens.open", "canteen", t.get("canteens", Number.class).longValue(), on), Figure.stock("canteens.seats", "seat", t.get("seats", Number.class).longValue(), on),
            Figure.ratio("villages-covered", "percent", t.get("covered", Number.class).longValue(), t.get("villages", Number.class).longValue(), 100, on, null, null, "dashboard.note.villages"));
    }

    /** Meals taken in a period, read from the counts: the same cost however many there were. */
    private long meals(Map<String, Object> period) {
        return tuples("select coalesce(sum(n.meals), 0) as n from meal_count n join canteen c on c.id = n.canteen_id where n.day >= :from and n.day < :end and c.region_code >= :low and c.region_code < :high",
            Map.of("from", period.get("from"), "end", period.get("end"), "low", period.get("low"), "high", period.get("high"))).get(0).get("n", Number.class).longValue();
    }

    static List<Figure> stockFigures(String division, LocalDate on, Stocks s, long elders, long licences) {
        long inUse = s.bedsInUse(division);
        return List.of(
            Figure.stock("facilities.filed", "facility", s.filed(division), on),
            Figure.stock("facilities.unfiled", "facility", s.filing(division, "FOUND"), on),
            Figure.stock("facilities.pending", "facility", s.filing(division, "DRAFT") + s.filing(division, "SUBMITTED") + s.filing(division, "RETURNED"), on),
            Figure.stock("beds.all", "bed", s.beds(division), on),
            Figure.stock("beds.in-use", "bed", inUse, on),
            Figure.stock("beds.out-of-service", "bed", s.beds(division) - inUse, on),
            Figure.stock("beds.ordinary", "bed", s.bedsInUse(division, "ORDINARY"), on),
            Figure.stock("beds.nursing", "bed", s.bedsInUse(division, "NURSING"), on),
            Figure.stock("beds.sojourn", "bed", s.bedsInUse(division, "SOJOURN"), on),
            Figure.stock("beds.home", "bed", s.bedsInUse(division, "HOME"), on),
            Figure.stock("residents", "person", s.residents(division), on),
            Figure.stock("residents.sojourn", "person", s.sum(division, "resident.SOJOURN"::equals), on),
            Figure.ratio("occupancy", "percent", s.residents(division), inUse, 100, on, null, null, "dashboard.note.occupancy"),
            Figure.ratio("nursing-share", "percent", s.bedsInUse(division, "NURSING"), inUse, 100, on, null, null, "dashboard.note.nursing-share"),
            Figure.ratio("beds-per-thousand", "bed", inUse, elders, 1000, on, null, null, "dashboard.note.elders"),
            Figure.stock("licences.expiring", "licence", licences, on));
    }

    /**
     * Flows of a period: sojourn guests as persons, each once however often they came; admissions and departures as person-times, a move within the division being neither;
     * bed-days of sojourn beds used and available. 342 beds and 10 guests are a stock and a flow, so they are never divided.
     */
    @Requires(value = Permission.BOARD_READ, audited = false)
    public List<Figure> flowFigures(String division, LocalDate from, LocalDate to) {
        if (to.isBefore(from)) throw RuleViolation.invalid("to", "dashboard.period");
        Map<String, Object> period = Map.of("from", from, "to", to, "end", to.plusDays(1), "low", DivisionCode.prefix(division), "high", DivisionCode.prefix(division) + ":");
        Tuple stays = tuples("""
            select count(distinct s.person_id) filter (where s.kind = 'SOJOURN' and (s.until_day is null or s.until_day > :from)) as guests,
                   count(*) filter (where s.from_day >= :from and not exists (select 1 from stay b join facility g on g.id = b.facility_id
                     where b.person_id = s.person_id and b.until_day = s.from_day and g.region_code >= :low and g.region_code < :high)) as admissions,
                   count(*) filter (where s.until_day >= :from and s.until_day <= :to and not exists (select 1 from stay n join facility g on g.id = n.facility_id
                     where n.person_id = s.person_id and n.from_day = s.until_day and g.region_code >= :low and g.region_code < :high)) as departures,
                   coalesce(sum(least(coalesce(s.until_day, cast('9999-12-31' as date)), :end) - greatest(s.from_day, :from)) filter (where s.kind = 'SOJOURN'), 0) as used
            from stay s join facility f on f.id = s.facility_id
            where f.region_code >= :low and f.region_code < :high and s.from_day <= :to and (s.until_day is null or s.until_day >= :from)
              and (s.kind = 'SOJOURN' and (s.until_day is null or s.until_day > :from) or s.from_day >= :from or s.until_day <= :to)""", period).get(0);
        long available = tuples("""
            select coalesce(sum(least(coalesce(p.until_day, cast('9999-12-31' as date)), :end) - greatest(p.from_day, :from)), 0) as days
            from bed_period p join facility f on f.id = p.facility_id
            where p.kind = 'SOJOURN' and p.state = 'IN_USE' and f.region_code >= :low and f.region_code < :high and p.from_day <= :to and (p.until_day is null or p.until_day > :from)""", period)
            .get(0).get("days", Number.class).longValue();
        long used = stays.get("used", Number.class).longValue();
        return List.of(
            Figure.flow("sojourn.guests", "person", stays.get("guests", Number.class).longValue(), from, to),
            Figure.flow("sojourn.bed-days-used", "bed-day", used, from, to),
            Figure.flow("sojourn.bed-days-available", "bed-day", available, from, to),
            Figure.ratio("sojourn.bed-day-use", "percent", used, available, 100, null, from, to, "dashboard.note.bed-days"),
            Figure.flow("admissions", "person-time", stays.get("admissions", Number.class).longValue(), from, to),
            Figure.flow("departures", "person-time", stays.get("departures", Number.class).longValue(), from, to),
            Figure.flow("meals", "person-time", meals(period), from, to));
    }

    /** The facilities that make a stock figure; their numbers add up to it. */
    @Requires(value = Permission.BOARD_READ, audited = false)
    public Rows<FacilityShare> rows(String code, String division, LocalDate on, Slice slice) {
        String measures = MEASURES.get(code);
        String canteens = CANTEENS.get(code);
        if (measures == null && canteens == null) throw RuleViolation.notFound();
        String shares = canteens != null ? "select c.facility_id, " + canteens + " as n from " + OPEN_CANTEENS + " group by 1" : "select facility_id, sum(n) as n from stock_at(:on) where measure ~ :measures group by facility_id having sum(n) <> 0";
        Listing listing = new Listing("f.id, f.code, f.name, r.name as division, s.n", "(" + shares + ") s join facility f on f.id = s.facility_id join region r on r.code = f.region_code", "f.id").with("on", on);
        if (measures != null) listing.with("measures", "^" + measures.replace(".", "\\.").replace("*", ".*") + "$");
        return listing
            .where("f.region_code >= :prefix and f.region_code < :prefix || ':'", "prefix", DivisionCode.prefix(division))
            .sort("n", "-s.n", "numeric").sort("name", "f.name", "text")
            .rows(em, slice, t -> new FacilityShare(t.get("id", Number.class).longValue(), t.get("code", String.class), t.get("name", String.class), t.get("division", String.class), t.get("n", Number.class).longValue()));
    }

    /** Residents aged 60 and over by county, of the census of 2020: the denominator of rates per thousand. Towns have none. */
    @Requires(value = Permission.BOARD_READ, audited = false)
    public Map<String, Long> elders(String division) {
        if (DivisionCode.level(division) > 3) return Map.of();
        return tuples("select region_code, sum(persons) as n from population where age_from >= 60 and counted_on = :on and region_code >= :low and region_code < :high group by 1",
            Map.of("on", CENSUS, "low", DivisionCode.prefix(division), "high", DivisionCode.prefix(division) + ":")).stream()
            .collect(Collectors.toMap(t -> t.get("region_code", String.class), t -> t.get("n", Number.class).longValue()));
    }

    /** Licences in force on the day that end within the days they are warned about; {@code Licences.endingAfter} lists them. */
    @Requires(value = Permission.BOARD_READ, audited = false)
    public long licencesExpiring(String division, LocalDate on) {
        int days = parameters.whole("licence.warning-days", on);
        return tuples("""
            select count(*) as n from licence l join facility f on f.id = l.facility_id where l.valid_until >= :on and l.valid_until <= :by and (l.ended_on is null or l.ended_on > :on)
              and l.valid_from <= :on and f.region_code >= :low and f.region_code < :high""",
            Map.of("on", on, "by", on.plusDays(days), "low", DivisionCode.prefix(division), "high", DivisionCode.prefix(division) + ":")).get(0).get("n", Number.class).longValue();
    }

    /** Residents at the end of each month, the last one on the day itself. */
    @Requires(value = Permission.BOARD_READ, audited = false)
    public SortedMap<YearMonth, Long> residentsByMonth(String division, LocalDate on, int months, long today) {
        TreeMap<YearMonth, Long> byMonth = new TreeMap<>();
        long sum = 0;
        for (Tuple t : tuples("""
            select m.month, sum(m.n) as n from stock_month m join facility f on f.id = m.facility_id
            where m.measure in ('resident.RESIDENT', 'resident.SOJOURN') and m.month <= :on and f.region_code >= :low and f.region_code < :high group by 1 order by 1""",
            Map.of("on", on, "low", DivisionCode.prefix(division), "high", DivisionCode.prefix(division) + ":"))) {
            sum += t.get("n", Number.class).longValue();
            byMonth.put(YearMonth.from(((java.sql.Date) t.get("month")).toLocalDate()), sum);
        }
        TreeMap<YearMonth, Long> shown = new TreeMap<>();
        for (YearMonth month = YearMonth.from(on).minusMonths(months - 1L); !month.isAfter(YearMonth.from(on)); month = month.plusMonths(1)) {
            Map.Entry<YearMonth, Long> last = byMonth.floorEntry(month);
            shown.put(month, last == null ? 0 : last.getValue());
        }
        shown.put(YearMonth.from(on), today);
        return shown;
    }

    /** Facilities by kind and filing state on a day. */
    @Requires(value = Permission.BOARD_READ, audited = false)
    public Map<String, Map<String, Long>> facilitiesByKind(String division, LocalDate on) {
        Map<String, Map<String, Long>> kinds = new TreeMap<>();
        for (Tuple t : tuples("""
            select f.kind, substr(s.measure, 8) as filing, sum(s.n) as n from stock_at(:on) s join facility f on f.id = s.facility_id
            where s.measure >= 'filing.' and s.measure < 'filing/' and f.region_code >= :low and f.region_code < :high group by 1, 2 having sum(s.n) <> 0""",
            Map.of("on", on, "low", DivisionCode.prefix(division), "high", DivisionCode.prefix(division) + ":")))
            kinds.computeIfAbsent(t.get("kind", String.class), kind -> new TreeMap<>()).put(t.get("filing", String.class), t.get("n", Number.class).longValue());
        return kinds;
    }

    /** Facilities with a place on the map, and what is to be noticed about each today. */
    @Requires(value = Permission.BOARD_READ, audited = false)
    public List<Point> points(String division, LocalDate today) {
        return tuples("""
            select f.id, f.name, r.name as division, f.latitude, f.longitude, f.filing,
              exists (select 1 from licence l where l.facility_id = f.id and l.ended_on is null and l.valid_until < :today) as over,
              exists (select 1 from licence l where l.facility_id = f.id and l.ended_on is null and l.valid_until >= :today and l.valid_until <= :soon) as soon
            from facility f join region r on r.code = f.region_code
            where f.latitude is not null and f.filing <> 'CANCELLED' and f.region_code >= :low and f.region_code < :high order by f.region_code, f.id limit 2000""",
            Map.of("today", today, "soon", today.plusDays(parameters.whole("licence.warning-days", today)), "low", DivisionCode.prefix(division), "high", DivisionCode.prefix(division) + ":")).stream().map(t -> {
                boolean found = t.get("filing", String.class).equals("FOUND");
                boolean over = t.get("over", Boolean.class);
                boolean soon = t.get("soon", Boolean.class);
                return new Point(t.get("id", Number.class).longValue(), t.get("name", String.class), t.get("division", String.class), t.get("latitude", Double.class), t.get("longitude", Double.class),
                    found || over ? "danger" : soon ? "warn" : "ok", found ? "dashboard.point.unfiled" : over ? "dashboard.point.over" : soon ? "dashboard.point.soon" : "dashboard.point.ok");
            }).toList();
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> tuples(String sql, Map<String, Object> parameters) {
        var query = em.createNativeQuery(sql, Tuple.class);
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }
}

package care.dashboard;

import care.access.CurrentUser;
import care.kernel.*;
import care.parameter.Parameters;
import care.region.Divisions;
import care.web.Days;
import care.workbench.Task;
import care.workbench.Workbench;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.time.*;
import java.util.*;
import java.util.stream.Stream;
import org.omnifaces.cdi.Param;

/** The supervisory board of a division on a day: figures, trend, ranking, map, what to act on; also as a dark wall that names nobody. */
@Named
@RequestScoped
public class BoardPage {
    private static final int MONTHS = 24;
    private static final Comparator<Rank> FULLEST = Comparator.comparing(Rank::occupancy, Comparator.nullsLast(Comparator.reverseOrder())).thenComparing(Rank::code);

    /** A division in the ranking. @param elders people of 60 and over; null below county */
    public record Rank(String code, String name, long beds, long residents, Double occupancy, Double nursingShare, Double perThousand, long filed, long unfiled) {
    }

    public record KindRow(String kind, long filed, long pending, long unfiled, long cancelled) {
    }

    @Inject
    CurrentUser user;
    @Inject
    Indicators indicators;
    @Inject
    Divisions divisions;
    @Inject
    Workbench workbench;
    @Inject
    Parameters parameters;
    @Inject
    Clock clock;
    @Inject
    Days days;
    @Inject
    @Param
    private String division;
    @Inject
    @Param
    private String on;
    private LocalDate day;
    private Stocks stocks;
    private BigDecimal target;
    private int warningDays;
    private List<Rank> towns;
    private Map<String, Figure> figures;
    private List<Rank> ranks;
    private List<Divisions.Division> path;
    private SortedMap<YearMonth, Long> trend;
    private Map<String, Map<String, Long>> kinds;
    private List<Indicators.Point> points;

    @PostConstruct
    void load() {
        if (!user.isKnown()) return;
        day = days.lenient(on);
        String own = user.getScope().regionCode();
        if (division == null || !division.startsWith(DivisionCode.prefix(own)) || !division.matches("\\d{12}")) division = own;
        if (DivisionCode.level(division) > 4) division = DivisionCode.at(division, 4);
        path = divisions.path(division);
        if (path.isEmpty()) throw RuleViolation.notFound();
        stocks = indicators.stocks(division, day);
        Map<String, Long> elders = indicators.elders(division);
        figures = new LinkedHashMap<>();
        Indicators.stockFigures(division, day, stocks, elders.values().stream().mapToLong(n -> n).sum(), indicators.licencesExpiring(division, day)).forEach(f -> figures.put(f.code(), f));
        indicators.canteenFigures(division, day).forEach(f -> figures.put(f.code(), f));
        indicators.flowFigures(division, day.withDayOfYear(1), day).forEach(f -> figures.put(f.code(), f));
        trend = indicators.residentsByMonth(division, day, MONTHS, stocks.residents(division));
        target = parameters.decimal("nursing-share.target", day);
        warningDays = parameters.whole("licence.warning-days", day);
        kinds = indicators.facilitiesByKind(division, day);
        points = indicators.points(division, LocalDate.now(clock));
        ranks = divisions.children(division).stream().filter(d -> d.level() <= 4).map(d -> rank(d, elders)).sorted(FULLEST).toList();
    }

    private Rank rank(Divisions.Division d, Map<String, Long> elders) {
        long beds = stocks.bedsInUse(d.code());
        long residents = stocks.residents(d.code());
        Long people = elders.get(d.code());
        return new Rank(d.code(), d.name(), beds, residents, beds == 0 ? null : 100.0 * residents / beds, beds == 0 ? null : 100.0 * stocks.bedsInUse(d.code(), "NURSING") / beds,
            people == null || people == 0 ? null : 1000.0 * beds / people, stocks.filed(d.code()), stocks.filing(d.code(), "FOUND"));
    }

    /** Counties, or the towns of one, by occupancy, fullest first; those without beds last. */
    public List<Rank> getRanks() {
        return ranks;
    }

    /** All towns of the division, for the second ranking. */
    public List<Rank> getTowns() {
        if (towns == null) towns = divisions.below(division, 4).stream().map(d -> rank(d, Map.of())).sorted(FULLEST).toList();
        return towns;
    }

    public List<KindRow> getKinds() {
        return kinds.entrySet().stream().map(e -> new KindRow(e.getKey(), n(e, "FILED") + n(e, "CHANGING"), n(e, "DRAFT") + n(e, "SUBMITTED") + n(e, "RETURNED"), n(e, "FOUND"), n(e, "CANCELLED"))).toList();
    }

    private static long n(Map.Entry<String, Map<String, Long>> kind, String filing) {
        return kind.getValue().getOrDefault(filing, 0L);
    }

    /** Beds of the parts less beds of the whole: always said, also when it is 0. */
    public long getDifference() {
        return ranks.stream().mapToLong(Rank::beds).sum() - figures.get("beds.in-use").value().longValue();
    }

    public List<Task> getPressing() {
        return workbench.getGroups().stream().flatMap(g -> workbench.tasks(g).stream()).limit(5).toList();
    }

    /** The fullest towns, for the wall. */
    public List<Rank> getTopTowns() {
        return getTowns().stream().limit(8).toList();
    }

    /** Whether the division has counties below it. */
    public boolean isWide() {
        return DivisionCode.level(division) == 2;
    }

    /** The kinds of beds in use, most first. */
    public List<Figure> getBedKinds() {
        return Stream.of("beds.ordinary", "beds.nursing", "beds.sojourn", "beds.home").map(figures::get).sorted(Comparator.comparing(Figure::value).reversed()).toList();
    }

    public BigDecimal getNursingTarget() {
        return target;
    }

    public int getWarningDays() {
        return warningDays;
    }

    public boolean isNursingShort() {
        BigDecimal share = figures.get("nursing-share").value();
        return share != null && share.compareTo(target) < 0;
    }

    public Trend getTrend() {
        return new Trend(trend);
    }

    public Map<String, Figure> getFigures() {
        return figures;
    }

    /** Counties and places for the map, as map.js reads them. */
    public String getCountiesJson() {
        return MapData.counties(counties());
    }

    public String getPointsJson() {
        return MapData.points(points);
    }

    /** The same places without a name. */
    public String getWallPointsJson() {
        return MapData.shapes(points);
    }

    private List<Rank> counties() {
        if (DivisionCode.level(division) == 2) return ranks;
        Divisions.Division county = divisions.get(DivisionCode.at(division, 3));
        return List.of(DivisionCode.level(division) == 3 ? rank(county, Map.of()) : new Rank(county.code(), county.name(), 0, 0, null, null, null, 0, 0));
    }

    public long pointsOf(String tone) {
        return points.stream().filter(p -> p.tone().equals(tone)).count();
    }

    public String getDivision() {
        return division;
    }

    public String getName() {
        return path.get(path.size() - 1).name();
    }

    public List<Divisions.Division> getPath() {
        return path;
    }

    public LocalDate getDay() {
        return day;
    }

    public boolean isToday() {
        return day.equals(LocalDate.now(clock));
    }

    public LocalDateTime getNow() {
        return LocalDateTime.now(clock).withNano(0);
    }
}

package care.meal;

import care.access.CurrentUser;
import care.kernel.*;
import care.region.Divisions;
import care.web.*;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.*;
import java.util.*;
import org.omnifaces.cdi.Param;

/** The use of tables over a period: by table, by tier, by day; and the villages that have one. */
@Named
@RequestScoped
public class MealReportPage {
    @Inject
    MealReports reports;
    @Inject
    Divisions divisions;
    @Inject
    Days days;
    @Inject
    CurrentUser user;
    @Inject
    @Param(name = "from")
    private String askedFrom;
    @Inject
    @Param(name = "last")
    private String askedLast;
    @Inject
    @Param
    private String division;
    private LocalDate from;
    private LocalDate last;
    private List<MealReports.Table> tables;
    private List<MealReports.Tier> tiers;
    private List<MealReports.Day> byDay;

    @PostConstruct
    void load() {
        last = days.lenient(askedLast);
        from = askedFrom == null ? last.withDayOfMonth(1) : days.lenient(askedFrom);
        if (from.isAfter(last) || from.isBefore(last.minusYears(1))) from = last.withDayOfMonth(1);
        String own = user.getScope().regionCode();
        if (user.getScope().facilityId() != null) own = DivisionCode.at(own, 3);
        if (division == null || !division.matches("\\d{12}") || !division.startsWith(DivisionCode.prefix(own))) division = own;
        tables = reports.tables(division, from, last);
        tiers = reports.tiers(division, from, last);
        byDay = reports.days(division, from, last);
    }

    public void export() throws IOException {
        Sheet.send("canteens", List.of("meal.canteen", "canteen.village", "canteen.seats", "meal.report.open-days", "canteen.meals", "meal.report.delivered", "meal.personFen", "meal.districtFen", "meal.villageFen", "meal.donorFen"),
            tables.stream().map(t -> List.<Object>of(t.name(), t.county() + " " + t.division(), t.seats(), t.openDays(), t.meals(), t.delivered(), t.split().personFen() / 100.0, t.split().districtFen() / 100.0, t.split().villageFen() / 100.0, t.split().donorFen() / 100.0)).toList());
    }

    public long getMeals() {
        return tables.stream().mapToLong(MealReports.Table::meals).sum();
    }

    public Split getSplit() {
        return tables.stream().map(MealReports.Table::split).reduce(Split.NOTHING, Split::plus);
    }

    /** Parts less the whole: the tiers' meals less the tables'. */
    public long getDifference() {
        return tiers.stream().mapToLong(MealReports.Tier::meals).sum() - getMeals();
    }

    public long getMost() {
        return byDay.stream().mapToLong(MealReports.Day::meals).max().orElse(0);
    }

    public List<MealReports.Coverage> getCoverage() {
        return reports.coverage(division, last);
    }

    public Map<String, String> getDivisions() {
        Map<String, String> choice = new LinkedHashMap<>();
        if (user.getScope().facilityId() == null) divisions.children(user.getScope().regionCode()).stream().filter(d -> d.level() <= 4).forEach(d -> choice.put(d.code(), d.name()));
        return choice;
    }

    public List<MealReports.Table> getTables() {
        return tables;
    }

    public List<MealReports.Tier> getTiers() {
        return tiers;
    }

    public List<MealReports.Day> getByDay() {
        return byDay;
    }

    public LocalDate getFrom() {
        return from;
    }

    public LocalDate getLast() {
        return last;
    }

    public String getDivision() {
        return division;
    }
}

package care.roster;

import care.access.CurrentUser;
import care.kernel.DivisionCode;
import care.region.Divisions;
import care.web.Days;
import care.web.Table;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.*;
import java.util.*;
import org.omnifaces.cdi.Param;

/** A month's payments by category and division; one total opens the people that make it. */
@Named
@ViewScoped
public class PaymentsPage implements Serializable {
    @Inject
    Payments payments;
    @Inject
    Divisions divisions;
    @Inject
    CurrentUser user;
    @Inject
    Days days;
    @Inject
    @Param(name = "month")
    private String asked;
    @Inject
    @Param
    private String division;
    @Inject
    @Param
    private Category category;
    private YearMonth month;
    private String place;
    private List<Payments.Total> totals;
    private Table<Payments.Row> table;

    @PostConstruct
    void load() {
        month = month();
        String own = user.getScope().regionCode();
        if (division == null || !division.matches("\\d{12}") || !division.startsWith(DivisionCode.prefix(own))) division = own;
        place = divisions.get(division).name();
        totals = payments.totals(month.atDay(1), division);
        if (category == null) return;
        Payments source = payments;
        Category only = category;
        LocalDate first = month.atDay(1);
        String within = division;
        table = new Table<>(slice -> source.list(first, only, within, slice));
    }

    /** The month asked for, or the latest with payments. */
    private YearMonth month() {
        try {
            if (asked != null && !asked.isBlank()) return YearMonth.parse(asked.strip());
        } catch (DateTimeException noMonth) {
            return YearMonth.from(days.lenient(null));
        }
        LocalDate latest = payments.latest();
        return YearMonth.from(latest == null ? days.lenient(null) : latest);
    }

    /** Each category's sum over the division. */
    public List<Payments.Total> getSums() {
        Map<Category, Payments.Total> sums = new TreeMap<>();
        totals.forEach(t -> sums.merge(t.category(), new Payments.Total(t.category(), place, division, t.persons(), t.fen()), (a, b) -> new Payments.Total(a.category(), place, division, a.persons() + b.persons(), a.fen() + b.fen())));
        return List.copyOf(sums.values());
    }

    public List<Payments.Total> getTotals() {
        return totals;
    }

    public Map<String, String> getDivisions() {
        Map<String, String> choice = new LinkedHashMap<>();
        String own = user.getScope().regionCode();
        divisions.find(own).ifPresent(d -> choice.put(d.code(), d.name()));
        divisions.children(own).forEach(d -> choice.put(d.code(), d.name()));
        if (!choice.containsKey(division)) choice.put(division, place);
        return choice;
    }

    public YearMonth getMonth() {
        return month;
    }

    public String getDivision() {
        return division;
    }

    public Category getCategory() {
        return category;
    }

    public String getPlace() {
        return place;
    }

    public Table<Payments.Row> getTable() {
        return table;
    }
}

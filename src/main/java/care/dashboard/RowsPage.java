package care.dashboard;

import care.access.CurrentUser;
import care.kernel.*;
import care.region.Divisions;
import care.web.Days;
import care.web.Table;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import org.omnifaces.cdi.Param;

/** The rows behind a stock figure: the facilities that make it on that day, adding up to it. */
@Named
@ViewScoped
public class RowsPage implements Serializable {
    @Inject
    Indicators indicators;
    @Inject
    CurrentUser user;
    @Inject
    Divisions divisions;
    @Inject
    Days days;
    @Inject
    @Param
    private String code;
    @Inject
    @Param
    private String division;
    @Inject
    @Param
    private String on;
    private LocalDate day;
    private Table<Indicators.FacilityShare> table;
    private Figure figure;
    private String place;

    @PostConstruct
    void load() {
        day = days.lenient(on);
        String own = user.getScope().regionCode();
        String within = division == null || !division.matches("\\d{12}") || !division.startsWith(DivisionCode.prefix(own)) ? own : division;
        place = divisions.get(within).name();
        figure = indicators.stockFigures(within, day).stream().filter(f -> f.code().equals(code)).findFirst().orElseThrow(RuleViolation::notFound);
        String wanted = code;
        LocalDate at = day;
        Indicators source = indicators;
        table = new Table<>(slice -> source.rows(wanted, within, at, slice));
    }

    public Table<Indicators.FacilityShare> getTable() {
        return table;
    }

    public Figure getFigure() {
        return figure;
    }

    public LocalDate getDay() {
        return day;
    }

    public String getPlace() {
        return place;
    }
}

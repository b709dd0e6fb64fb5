package care.kitchen;

import care.access.CurrentUser;
import care.canteen.*;
import care.kernel.RuleViolation;
import care.web.Days;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.*;
import java.time.temporal.TemporalAdjusters;
import java.util.*;
import java.util.stream.Collectors;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** A week's menus: written one by one, copied from a day or a week, published together. */
@Named
@RequestScoped
public class MenusPage {
    @Inject
    Menus menus;
    @Inject
    Canteens canteens;
    @Inject
    CurrentUser user;
    @Inject
    Days days;
    @Inject
    Clock clock;
    @Inject
    @Param
    private Long id;
    @Inject
    @Param
    private String from;
    private LocalDate monday;
    private Canteen canteen;
    private List<Menus.Row> rows;
    private LocalDate copyFrom;
    private LocalDate copyTo;
    private boolean wholeWeek;

    @PostConstruct
    void load() {
        if (id == null) throw RuleViolation.notFound();
        monday = days.lenient(from).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        canteen = canteens.get(id);
        rows = menus.week(id, monday);
        copyFrom = monday.minusDays(Menus.WEEK);
        copyTo = monday.isBefore(getToday()) ? getToday() : monday;
    }

    public void copy() {
        menus.copy(id, copyFrom, copyTo, wholeWeek ? Menus.WEEK : 1);
        again(copyTo);
    }

    public void publish() {
        menus.publish(id, monday, monday.plusDays(Menus.WEEK));
        again(monday);
    }

    private void again(LocalDate day) {
        Faces.redirect("/kitchen/menus.xhtml?id=%s&from=%s", id.toString(), day.toString());
    }

    public Map<LocalDate, List<Menus.Row>> getByDay() {
        return rows.stream().collect(Collectors.groupingBy(Menus.Row::day, LinkedHashMap::new, Collectors.toList()));
    }

    public boolean isEditable() {
        return user.may("CANTEEN_RUN");
    }

    public boolean isPublishable() {
        return isEditable() && rows.stream().anyMatch(row -> row.menuId() != null && !row.published());
    }

    public Canteen getCanteen() {
        return canteen;
    }

    public LocalDate getToday() {
        return LocalDate.now(clock);
    }

    public LocalDate getMonday() {
        return monday;
    }

    public LocalDate getSunday() {
        return monday.plusDays(Menus.WEEK - 1L);
    }

    public LocalDate getBefore() {
        return monday.minusDays(Menus.WEEK);
    }

    public LocalDate getAfter() {
        return monday.plusDays(Menus.WEEK);
    }

    public LocalDate getCopyFrom() {
        return copyFrom;
    }

    public void setCopyFrom(LocalDate copyFrom) {
        this.copyFrom = copyFrom;
    }

    public LocalDate getCopyTo() {
        return copyTo;
    }

    public void setCopyTo(LocalDate copyTo) {
        this.copyTo = copyTo;
    }

    public boolean isWholeWeek() {
        return wholeWeek;
    }

    public void setWholeWeek(boolean wholeWeek) {
        this.wholeWeek = wholeWeek;
    }
}

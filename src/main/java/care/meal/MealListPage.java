package care.meal;

import care.canteen.*;
import care.kernel.*;
import care.web.*;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.*;
import java.time.*;
import java.util.*;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** The meals of a canteen over some days; a wrong one is cancelled here. */
@Named
@ViewScoped
public class MealListPage implements Serializable {
    @Inject
    Canteens canteens;
    @Inject
    Meals meals;
    @Inject
    Days days;
    @Inject
    @Param(name = "canteen")
    private Long canteenId;
    @Inject
    @Param(name = "from")
    private String askedFrom;
    @Inject
    @Param(name = "last")
    private String askedLast;
    @Inject
    @Param
    private Sitting sitting;
    @Inject
    @Param
    private GuestClass guestClass;
    private LocalDate from;
    private LocalDate last;
    private Table<Meals.Row> table;
    private Long meal;
    private String why;

    @PostConstruct
    void load() {
        if (canteenId == null) throw RuleViolation.notFound();
        canteens.get(canteenId);
        last = days.lenient(askedLast);
        from = askedFrom == null ? last : days.lenient(askedFrom);
        Meals source = meals;
        long canteen = canteenId;
        LocalDate first = from;
        LocalDate until = last;
        Sitting at = sitting;
        GuestClass of = guestClass;
        table = new Table<>(slice -> source.list(canteen, first, until, at, of, slice));
    }

    public void cancel() {
        if (meal == null) throw RuleViolation.invalid("meal", "meal.no-meal");
        meals.cancel(meal, why);
        Faces.redirect("/meal/list.xhtml?canteen=%s&from=%s&last=%s", canteenId.toString(), from.toString(), last.toString());
    }

    public void export() throws IOException {
        Locale locale = Faces.getLocale();
        Sheet.send("meals", List.of("meal.day", "meal.sitting", "meal.guest", "meal.guestClass", "meal.personFen", "meal.districtFen", "meal.villageFen", "meal.donorFen", "meal.way", "meal.takenAt", "meal.cancelled"),
            Sheet.all(slice -> meals.list(canteenId, from, last, sitting, guestClass, slice), row -> Arrays.asList(row.day(), Texts.word(locale, row.sitting()), row.guest(), Texts.word(locale, row.guestClass()), row.split().personFen() / 100.0, row.split().districtFen() / 100.0, row.split().villageFen() / 100.0,
                row.split().donorFen() / 100.0, Texts.word(locale, row.way()), Words.time(row.takenAt()), row.cancelledWhy())));
    }

    /** What stands, to choose what is to be cancelled. */
    public List<Meals.Row> getStanding() {
        return meals.list(canteenId, last, last, sitting, null, Slice.first(200)).items().stream().filter(row -> row.cancelledWhy() == null).toList();
    }

    public Canteen getCanteen() {
        return canteens.get(canteenId);
    }

    public Table<Meals.Row> getTable() {
        return table;
    }

    public LocalDate getFrom() {
        return from;
    }

    public LocalDate getLast() {
        return last;
    }

    public Sitting getSitting() {
        return sitting;
    }

    public GuestClass getGuestClass() {
        return guestClass;
    }

    public Long getMeal() {
        return meal;
    }

    public void setMeal(Long meal) {
        this.meal = meal;
    }

    public String getWhy() {
        return why;
    }

    public void setWhy(String why) {
        this.why = why;
    }
}

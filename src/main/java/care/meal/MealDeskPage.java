package care.meal;

import care.canteen.*;
import care.kernel.*;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.*;
import java.util.*;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.*;

/** The till at a desk: whoever comes is known by card, number or name, or tapped on the list of regulars; the route with its proofs. */
@Named
@RequestScoped
public class MealDeskPage {
    private static final int CARD = 12;
    /** Minutes after its end a sitting is still the one that is written down. */
    private static final int GRACE = 60;

    @Inject
    Canteens canteens;
    @Inject
    Meals meals;
    @Inject
    Regulars regulars;
    @Inject
    Doubts doubts;
    @Inject
    Clock clock;
    @Inject
    @Param(name = "canteen")
    private Long canteenId;
    @Inject
    @Param(name = "sitting")
    private Sitting asked;
    private Canteen canteen;
    private Sitting sitting;
    private LocalDate today;
    private String code;
    private String name;
    private LocalDate born;
    private String guest;
    private String proof;
    private List<Regulars.Row> people;

    @PostConstruct
    void load() {
        if (canteenId == null) throw RuleViolation.notFound();
        canteen = canteens.get(canteenId);
        today = LocalDate.now(clock);
        sitting = asked != null ? asked : now();
    }

    /** The sitting that is served now, or the next one of the day; the last one in the evening. */
    private Sitting now() {
        LocalTime time = LocalTime.now(clock);
        List<Canteens.Hours> hours = canteens.hours(canteenId);
        return hours.stream().filter(h -> !h.closes().isBefore(time.minusMinutes(Math.min(GRACE, time.toSecondOfDay() / 60)))).findFirst().or(() -> hours.isEmpty() ? Optional.empty() : Optional.of(hours.get(hours.size() - 1))).map(Canteens.Hours::sitting).orElse(Sitting.LUNCH);
    }

    /** What a reader types: an identity number has eighteen places, a card twelve. */
    public void byCode() {
        boolean number = code.strip().length() > CARD;
        take(new Guest(number ? code.strip() : null, number ? null : code.strip(), null, null, null, null, null, null, null));
    }

    public void byName() {
        take(new Guest(null, null, null, name, born, null, Way.NAME, null, null));
    }

    public void walkIn() {
        take(new Guest(null, null, null, null, null, guest == null ? "" : guest, Way.WALK_IN, null, null));
    }

    public void tap(long personId) {
        take(new Guest(null, null, personId, null, null, null, Way.FACE, null, null));
    }

    public void bring(long personId) {
        take(new Guest(null, null, personId, null, null, null, Way.DELIVERY, null, proof));
    }

    private void take(Guest who) {
        Meals.Taken taken = meals.take(canteenId, today, sitting, List.of(who), false).get(0);
        Locale locale = Faces.getLocale();
        Messages.addFlashGlobalInfo("{0}", Texts.of(locale, "meal.taken", taken.name() == null ? Texts.of(locale, "meal.guest.unknown") : taken.name(), Texts.word(locale, taken.guestClass()),
            taken.split().personFen() == 0 ? Texts.of(locale, "meal.free") : Texts.of(locale, "meal.pays", care.web.Words.yuan(taken.split().personFen()))));
        Faces.redirect("/meal/desk.xhtml?canteen=%s&sitting=%s", canteenId.toString(), sitting.name());
    }

    private List<Regulars.Row> people() {
        if (people == null) people = regulars.of(canteenId, today, sitting);
        return people;
    }

    /** Who eats at the table. */
    public List<Regulars.Row> getFaces() {
        return people().stream().filter(row -> row.address() == null).toList();
    }

    /** Who is brought their meal, in the order of the route. */
    public List<Regulars.Row> getRoute() {
        return people().stream().filter(row -> row.address() != null).toList();
    }

    public List<Meals.Row> getLatest() {
        return meals.list(canteenId, today, today, sitting, null, Slice.first(20)).items();
    }

    public long getTaken() {
        return meals.list(canteenId, today, today, sitting, null, Slice.first(1)).total();
    }

    public long getDoubtful() {
        return doubts.list(canteenId, true, Slice.first(1)).total();
    }

    public List<Canteens.Hours> getHours() {
        return canteens.hours(canteenId);
    }

    public Canteen getCanteen() {
        return canteen;
    }

    public Sitting getSitting() {
        return sitting;
    }

    /** Comes back with the form: the sitting the page was opened for, also when the hour has struck meanwhile. */
    public void setSitting(Sitting sitting) {
        this.sitting = sitting;
    }

    public LocalDate getToday() {
        return today;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public LocalDate getBorn() {
        return born;
    }

    public void setBorn(LocalDate born) {
        this.born = born;
    }

    public String getGuest() {
        return guest;
    }

    public void setGuest(String guest) {
        this.guest = guest;
    }

    public String getProof() {
        return proof;
    }

    public void setProof(String proof) {
        this.proof = proof;
    }
}

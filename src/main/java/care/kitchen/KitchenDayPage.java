package care.kitchen;

import care.access.CurrentUser;
import care.canteen.*;
import care.checklist.*;
import care.kernel.*;
import care.web.Days;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.*;
import java.time.*;
import java.time.format.*;
import java.util.*;
import java.util.stream.Collectors;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** A canteen's kitchen on a day: dishes with their samples, samples to be disposed of, purchases, disinfection, and who handles food. */
@Named
@RequestScoped
public class KitchenDayPage {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    @Inject
    KitchenLog log;
    @Inject
    Canteens canteens;
    @Inject
    SelfChecks checks;
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
    private String day;
    @Inject
    @Param
    private Long dish;
    private LocalDate on;
    private Canteen canteen;
    private KitchenLog.Rule rule;
    private List<KitchenLog.Served> served;
    private List<KitchenLog.Served> kept;
    private List<KitchenLog.Handler> handlers;
    private List<Purchase> purchases;
    private List<Disinfection> disinfections;
    private Integer grams;
    private String takenAt;
    private String takenBy;
    private String disposedBy;
    private final PurchaseDetails purchase = new PurchaseDetails();
    private Part photo;
    private final DisinfectionDetails disinfection = new DisinfectionDetails();
    private String doneAt;

    @PostConstruct
    void load() {
        if (id == null) throw RuleViolation.notFound();
        on = days.lenient(day);
        canteen = canteens.get(id);
        rule = log.rule(on);
        served = log.served(id, on);
        kept = log.kept(id);
        handlers = log.handlers(id, on);
        purchases = log.purchases(id, on);
        disinfections = log.disinfections(id, on);
        grams = rule.grams();
        takenBy = disposedBy = user.getScope().displayName();
        takenAt = doneAt = LocalTime.now(clock).format(TIME);
        purchase.setDay(on);
        disinfection.setDoneBy(takenBy);
    }

    public void sample() {
        log.sample(dish, grams, at("takenAt", takenAt), takenBy);
        again();
    }

    public void dispose(long sample) {
        log.dispose(sample, disposedBy);
        again();
    }

    public void buy() throws IOException {
        byte[] bytes = null;
        if (photo != null && photo.getSize() > 0) try (InputStream content = photo.getInputStream()) {
            bytes = content.readAllBytes();
        }
        log.buy(id, purchase, photo == null ? null : photo.getSubmittedFileName(), bytes);
        again();
    }

    public void disinfect() {
        log.disinfect(id, disinfection, at("doneAt", doneAt));
        again();
    }

    /** Goes on with the facility's self-check that is open, or begins one about food. */
    public void selfCheck() {
        Long open = checks.owed(canteen.getFacilityId(), getToday()).open();
        if (open == null) open = checks.start(canteen.getFacilityId(), List.of(Domain.FOOD)).getId();
        Faces.redirect("/checklist/check.xhtml?id=%s&domain=FOOD", open.toString());
    }

    private Instant at(String field, String time) {
        try {
            return on.atTime(LocalTime.parse(time == null ? "" : time.strip().replace('：', ':'))).atZone(Clocks.CHINA).toInstant();
        } catch (DateTimeParseException e) {
            throw RuleViolation.invalid(field, "kitchen.time");
        }
    }

    private void again() {
        Faces.redirect("/kitchen/day.xhtml?id=%s&day=%s", id.toString(), on.toString());
    }

    public Map<Sitting, List<KitchenLog.Served>> getBySitting() {
        return served.stream().collect(Collectors.groupingBy(KitchenLog.Served::sitting, LinkedHashMap::new, Collectors.toList()));
    }

    /** What is in a dish that some must not eat, in words. */
    public List<Allergen> allergens(String codes) {
        return codes == null || codes.isEmpty() ? List.of() : Arrays.stream(codes.split(",")).map(Allergen::valueOf).toList();
    }

    /** The dish a sample is being taken of; null when none was chosen. */
    public KitchenLog.Served getChosen() {
        return served.stream().filter(one -> dish != null && one.dishId() == dish && one.sampleId() == null).findFirst().orElse(null);
    }

    public List<KitchenLog.Served> getKept() {
        return kept;
    }

    public boolean isEditable() {
        return user.may("CANTEEN_RUN");
    }

    /** Nothing is written down beforehand. */
    public boolean isLoggable() {
        return isEditable() && !on.isAfter(getToday());
    }

    public List<Purchase> getPurchases() {
        return purchases;
    }

    public List<Disinfection> getDisinfections() {
        return disinfections;
    }

    public List<KitchenLog.Handler> getHandlers() {
        return handlers;
    }

    public LocalDate getToday() {
        return LocalDate.now(clock);
    }

    public LocalDate getOn() {
        return on;
    }

    public LocalDate getBefore() {
        return on.minusDays(1);
    }

    public LocalDate getAfter() {
        return on.plusDays(1);
    }

    public Canteen getCanteen() {
        return canteen;
    }

    public KitchenLog.Rule getRule() {
        return rule;
    }

    public PurchaseDetails getPurchase() {
        return purchase;
    }

    public DisinfectionDetails getDisinfection() {
        return disinfection;
    }

    public Integer getGrams() {
        return grams;
    }

    public void setGrams(Integer grams) {
        this.grams = grams;
    }

    public String getTakenAt() {
        return takenAt;
    }

    public void setTakenAt(String takenAt) {
        this.takenAt = takenAt;
    }

    public String getTakenBy() {
        return takenBy;
    }

    public void setTakenBy(String takenBy) {
        this.takenBy = takenBy;
    }

    public String getDisposedBy() {
        return disposedBy;
    }

    public void setDisposedBy(String disposedBy) {
        this.disposedBy = disposedBy;
    }

    public Part getPhoto() {
        return photo;
    }

    public void setPhoto(Part photo) {
        this.photo = photo;
    }

    public String getDoneAt() {
        return doneAt;
    }

    public void setDoneAt(String doneAt) {
        this.doneAt = doneAt;
    }
}

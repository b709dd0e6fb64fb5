package care.canteen;

import care.access.CurrentUser;
import care.facility.Facilities;
import care.kernel.RuleViolation;
import care.region.Divisions;
import care.web.Days;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.*;
import java.util.List;
import java.util.stream.Collectors;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** One canteen: what it is, its month day by day, its hours, closures, grants, and what it was. */
@Named
@RequestScoped
public class CanteenViewPage {
    @Inject
    Canteens canteens;
    @Inject
    CanteenRegistry registry;
    @Inject
    Facilities facilities;
    @Inject
    Divisions divisions;
    @Inject
    Days days;
    @Inject
    Clock clock;
    @Inject
    CurrentUser user;
    @Inject
    @Param
    private Long id;
    @Inject
    @Param
    private String month;
    private Canteen canteen;
    private LocalDate on;
    private String reason;
    private Sitting sitting;
    private LocalTime opens;
    private LocalTime closes;
    private LocalDate from;
    private LocalDate last;
    private String why;
    private GrantKind kind;
    private Long amountFen;
    private LocalDate paidOn;
    private String reference;
    private String payee;
    private String bank;
    private String number;
    private List<Canteens.Day> calendar;

    @PostConstruct
    void load() {
        if (id == null) throw RuleViolation.notFound();
        canteen = canteens.get(id);
        on = LocalDate.now(clock);
    }

    public void open() {
        registry.open(id, on);
        again();
    }

    public void pause() {
        registry.pause(id, on, reason);
        again();
    }

    public void close() {
        registry.close(id, on, reason);
        again();
    }

    public void serve() {
        registry.serve(id, sitting, opens, closes);
        again();
    }

    public void shut() {
        registry.shut(id, from, last, why);
        again();
    }

    public void openAfterAll(long closureId) {
        registry.openAfterAll(id, closureId);
        again();
    }

    public void grant() {
        registry.grant(id, kind, amountFen, paidOn, reference);
        again();
    }

    public void payInto() {
        registry.payInto(id, payee, bank, number);
        again();
    }

    private void again() {
        Faces.redirect("/canteen/view.xhtml?id=%s", id.toString());
    }

    public YearMonth getMonth() {
        return days.month(month, YearMonth.now(clock));
    }

    public String getBefore() {
        return getMonth().minusMonths(1).toString();
    }

    public String getAfter() {
        return getMonth().plusMonths(1).toString();
    }

    public List<Canteens.Day> getCalendar() {
        if (calendar == null) calendar = canteens.calendar(id, getMonth());
        return calendar;
    }

    public long getOpenDays() {
        return getCalendar().stream().filter(Canteens.Day::open).count();
    }

    public long getMeals() {
        return getCalendar().stream().mapToLong(Canteens.Day::meals).sum();
    }

    public boolean isRunning() {
        return user.may("CANTEEN_RUN") || user.may("CANTEEN_REGISTER");
    }

    public Canteen getCanteen() {
        return canteen;
    }

    public String getFacility() {
        return facilities.get(canteen.getFacilityId()).getDetails().getName();
    }

    public String getPlace() {
        return divisions.path(canteen.getDetails().getRegionCode()).stream().skip(1).map(Divisions.Division::name).collect(Collectors.joining(" "));
    }

    public List<Canteens.Hours> getHours() {
        return canteens.hours(id);
    }

    public List<Canteens.Closure> getClosures() {
        return canteens.closures(id);
    }

    public List<Canteens.Grant> getGrants() {
        return canteens.grants(id);
    }

    public List<Canteens.Status> getHistory() {
        return canteens.history(id);
    }

    public LocalDate getToday() {
        return LocalDate.now(clock);
    }

    public LocalDate getOn() {
        return on;
    }

    public void setOn(LocalDate on) {
        this.on = on;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public Sitting getSitting() {
        return sitting;
    }

    public void setSitting(Sitting sitting) {
        this.sitting = sitting;
    }

    public LocalTime getOpens() {
        return opens;
    }

    public void setOpens(LocalTime opens) {
        this.opens = opens;
    }

    public LocalTime getCloses() {
        return closes;
    }

    public void setCloses(LocalTime closes) {
        this.closes = closes;
    }

    public LocalDate getFrom() {
        return from;
    }

    public void setFrom(LocalDate from) {
        this.from = from;
    }

    public LocalDate getLast() {
        return last;
    }

    public void setLast(LocalDate last) {
        this.last = last;
    }

    public String getWhy() {
        return why;
    }

    public void setWhy(String why) {
        this.why = why;
    }

    public GrantKind getKind() {
        return kind;
    }

    public void setKind(GrantKind kind) {
        this.kind = kind;
    }

    public Long getAmountFen() {
        return amountFen;
    }

    public void setAmountFen(Long amountFen) {
        this.amountFen = amountFen;
    }

    public LocalDate getPaidOn() {
        return paidOn;
    }

    public void setPaidOn(LocalDate paidOn) {
        this.paidOn = paidOn;
    }

    public String getReference() {
        return reference;
    }

    public void setReference(String reference) {
        this.reference = reference;
    }

    public String getPayee() {
        return payee;
    }

    public void setPayee(String payee) {
        this.payee = payee;
    }

    public String getBank() {
        return bank;
    }

    public void setBank(String bank) {
        this.bank = bank;
    }

    public String getNumber() {
        return number;
    }

    public void setNumber(String number) {
        this.number = number;
    }
}

package care.facility;

import static care.facility.FilingStatus.*;

import care.kernel.*;
import jakarta.persistence.*;
import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.List;

/**
 * A place that lodges or looks after older people. It is registered as a draft, or found unfiled by an inspector; it files with civil
 * affairs within ten working days of its first admission; it is changed only by filing the change; before it closes it gives sixty
 * days' notice, and once closed it admits nobody.
 */
@Entity
public class Facility extends Identified {
    private String code;
    @Valid
    @Embedded
    private FacilityDetails details;
    private String initials;
    @Enumerated(EnumType.STRING)
    private FilingStatus filing;
    private LocalDate filingSince;
    private LocalDate firstAdmissionOn;
    private LocalDate closingAnnouncedOn;
    private LocalDate closingOn;

    protected Facility() {
    }

    /** @param found true when an inspector found it at work without a filing */
    public Facility(String code, FacilityDetails details, boolean found, LocalDate on) {
        this.code = code;
        filing = found ? FOUND : DRAFT;
        filingSince = on;
        describe(details);
    }

    private void describe(FacilityDetails typed) {
        typed.setCreditCode(CreditCode.parse(typed.getCreditCode()));
        if (typed.getPremises() == Premises.LEASED && typed.getLeasedUntil() == null) throw RuleViolation.invalid("leasedUntil", "facility.lease-without-end");
        details = typed;
        initials = Initials.of(typed.getName());
    }

    /**
     * Corrects what was typed, as long as nothing has been filed; afterwards a change has to be filed.
     *
     * @return keys of the fields that differ now
     */
    public List<String> amend(FacilityDetails typed) {
        if (filing != FOUND && filing != DRAFT && filing != RETURNED) throw RuleViolation.conflict("facility.amend-by-filing");
        List<String> changed = typed.differences(details).stream().map(FacilityDetails.Difference::field).toList();
        describe(typed);
        return changed;
    }

    public void submit(LocalDate on) {
        move(SUBMITTED, on);
    }

    public void sendBack(LocalDate on) {
        move(RETURNED, on);
    }

    public void file(LocalDate on) {
        move(FILED, on);
    }

    public void requestChange(LocalDate on) {
        move(CHANGING, on);
    }

    /** The change takes effect with its acceptance. */
    public void change(FacilityDetails accepted, LocalDate on) {
        move(FILED, on);
        describe(accepted);
    }

    /** A change that is withdrawn leaves the facility as it was filed. */
    public void dropChange(LocalDate on) {
        move(FILED, on);
    }

    /** @param noticeDays days between the notice to residents and the end, 养老机构管理办法: 60 */
    public void announceClosing(LocalDate on, LocalDate end, int noticeDays) {
        if (!filing.isOpen()) throw RuleViolation.conflict("facility.closed");
        if (end == null || end.isBefore(on.plusDays(noticeDays))) throw RuleViolation.invalid("closingOn", "facility.closing-too-soon", noticeDays, on.plusDays(noticeDays));
        closingAnnouncedOn = on;
        closingOn = end;
    }

    public void close(LocalDate on, long residents) {
        if (residents > 0) throw RuleViolation.conflict("facility.closing-with-residents", residents);
        if (filing.isFiled() && (closingOn == null || on.isBefore(closingOn))) throw RuleViolation.conflict("facility.closing-not-announced");
        move(CANCELLED, on);
    }

    private void move(FilingStatus next, LocalDate on) {
        filing = filing.to(next);
        filingSince = on;
    }

    /** Somebody is about to move in: refuses when it is closed, and starts the filing clock on the first day. */
    public void admit(LocalDate on) {
        if (!filing.isOpen()) throw RuleViolation.conflict("facility.closed");
        if (closingOn != null && !on.isBefore(closingOn)) throw RuleViolation.conflict("facility.closed");
        if (firstAdmissionOn == null || on.isBefore(firstAdmissionOn)) firstAdmissionOn = on;
    }

    /** The last day to file: so many working days after the first admission; null while nobody has been admitted or once it has filed. */
    public LocalDate filingDue(int workingDays) {
        return firstAdmissionOn == null || filing.isFiled() || filing == CANCELLED ? null : WorkingDays.after(firstAdmissionOn, workingDays);
    }

    /** Who accepts the filing (养老机构管理办法): for profit, the county's civil affairs; otherwise those of the level it is registered at. */
    public String authority() {
        return DivisionCode.at(details.getRegionCode(), !details.isProfit() && details.getRegistrar() == Registrar.CITY ? 2 : 3);
    }

    public String getCode() {
        return code;
    }

    public FacilityDetails getDetails() {
        return details;
    }

    public FilingStatus getFiling() {
        return filing;
    }

    public LocalDate getFilingSince() {
        return filingSince;
    }

    public LocalDate getFirstAdmissionOn() {
        return firstAdmissionOn;
    }

    public LocalDate getClosingAnnouncedOn() {
        return closingAnnouncedOn;
    }

    public LocalDate getClosingOn() {
        return closingOn;
    }
}

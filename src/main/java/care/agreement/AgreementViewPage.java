package care.agreement;

import care.facility.Facilities;
import care.kernel.RuleViolation;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** One agreement: its clauses in figures, the money held under it, and what can be done with it. */
@Named
@RequestScoped
public class AgreementViewPage {
    @Inject
    Agreements agreements;
    @Inject
    Facilities facilities;
    @Inject
    Clock clock;
    @Inject
    @Param
    private Long id;
    private Agreement agreement;
    private Agreements.Money money;
    private LocalDate signedOn;
    private LocalDate endedOn;
    private PaymentKind kind;
    private Long amountFen;
    private LocalDate day;
    private String note;

    @PostConstruct
    void load() {
        if (id == null) throw RuleViolation.notFound();
        agreement = agreements.get(id);
        money = agreements.money(id, LocalDate.now(clock));
        signedOn = endedOn = day = LocalDate.now(clock);
    }

    public void issue() {
        agreements.issue(id);
        again();
    }

    public void sign() {
        agreements.sign(id, signedOn);
        if (agreement.getAdmissionId() != null && agreement.getStayId() == null) Faces.redirect("/admission/view.xhtml?id=%s", agreement.getAdmissionId().toString());
        else again();
    }

    public void end() {
        agreements.end(id, endedOn);
        again();
    }

    public void pay() {
        agreements.pay(id, kind, amountFen, day, note);
        again();
    }

    private void again() {
        Faces.redirect("/agreement/view.xhtml?id=%s", id.toString());
    }

    public Agreement getAgreement() {
        return agreement;
    }

    public Agreements.Money getMoney() {
        return money;
    }

    public String getWho() {
        return Agreements.maskedName(agreement);
    }

    public String getHome() {
        return facilities.get(agreement.getFacilityId()).getDetails().getName();
    }

    public LocalDate getSignedOn() {
        return signedOn;
    }

    public void setSignedOn(LocalDate signedOn) {
        this.signedOn = signedOn;
    }

    public LocalDate getEndedOn() {
        return endedOn;
    }

    public void setEndedOn(LocalDate endedOn) {
        this.endedOn = endedOn;
    }

    public PaymentKind getKind() {
        return kind;
    }

    public void setKind(PaymentKind kind) {
        this.kind = kind;
    }

    public Long getAmountFen() {
        return amountFen;
    }

    public void setAmountFen(Long amountFen) {
        this.amountFen = amountFen;
    }

    public LocalDate getDay() {
        return day;
    }

    public void setDay(LocalDate day) {
        this.day = day;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }
}

package care.ledger;

import care.access.CurrentUser;
import care.kernel.RuleViolation;
import care.web.Days;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.YearMonth;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** The return of a home for a month: what the ledger says, what was signed, and where the two differ. */
@Named
@ViewScoped
public class ReturnPage implements Serializable {
    @Inject
    Returns returns;
    @Inject
    CurrentUser user;
    @Inject
    Days days;
    @Inject
    @Param
    private Long facility;
    @Inject
    @Param
    private String month;
    @Inject
    @Param
    private Integer version;
    private Returns.View view;
    private String signer;
    private boolean stated;
    private String reason;

    @PostConstruct
    void load() {
        Long of = facility == null ? user.getScope().facilityId() : facility;
        if (of == null) throw RuleViolation.notFound();
        view = returns.view(of, days.month(month, YearMonth.from(days.lenient(null)).minusMonths(1)), version);
        signer = user.getScope().displayName();
    }

    public void confirm() {
        int signed = returns.confirm(view.facilityId(), view.month(), view.latest(), signer, stated, reason);
        Faces.redirect("/ledger/return.xhtml?facility=%s&month=%s&version=%s", String.valueOf(view.facilityId()), view.month().toString(), String.valueOf(signed));
    }

    /** Whether there is something for this user to sign: never yet, or corrected. */
    public boolean isToSign() {
        return view.over() && user.may("LEDGER_CONFIRM") && (view.shown() == null || view.shown().number() == view.latest());
    }

    public YearMonth getBefore() {
        return view.month().minusMonths(1);
    }

    public YearMonth getAfter() {
        return view.month().plusMonths(1);
    }

    public Returns.View getView() {
        return view;
    }

    public String getSigner() {
        return signer;
    }

    public void setSigner(String signer) {
        this.signer = signer;
    }

    public boolean isStated() {
        return stated;
    }

    public void setStated(boolean stated) {
        this.stated = stated;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}

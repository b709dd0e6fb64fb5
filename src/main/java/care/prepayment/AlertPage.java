package care.prepayment;

import care.kernel.RuleViolation;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** One alert with its evidence, and where it is explained. */
@Named
@ViewScoped
public class AlertPage implements Serializable {
    @Inject
    Prepayments prepayments;
    @Inject
    @Param
    private AlertKind kind;
    @Inject
    @Param
    private Long facility;
    @Inject
    @Param
    private Long agreement;
    private Alert alert;
    private String note;

    @PostConstruct
    void load() {
        if (kind == null || facility == null) throw RuleViolation.notFound();
        alert = prepayments.alert(kind, facility, agreement);
    }

    public void explain() {
        prepayments.explain(kind, facility, agreement, alert.figures(), note);
        Faces.redirect("%s", alert.link());
    }

    public Alert getAlert() {
        return alert;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }
}

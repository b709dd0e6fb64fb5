package care.person;

import care.access.CurrentUser;
import care.kernel.RuleViolation;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** One request for transfer, and the decision for the office that has the person. */
@Named
@RequestScoped
public class TransferPage {
    @Inject
    Transfers transfers;
    @Inject
    CurrentUser user;
    @Inject
    @Param
    private Long id;
    private Transfers.Row transfer;
    private String decision;

    @PostConstruct
    void load() {
        if (id == null) throw RuleViolation.notFound();
        transfer = transfers.get(id);
    }

    public void approve() {
        transfers.approve(id, decision);
        reload();
    }

    public void refuse() {
        transfers.refuse(id, decision);
        reload();
    }

    private void reload() {
        Faces.redirect("/person/transfer.xhtml?id=%s", id.toString());
    }

    public boolean isToDecide() {
        return transfer.ours() && transfer.state() == TransferState.REQUESTED && user.may("PERSON_TRANSFER");
    }

    public Transfers.Row getTransfer() {
        return transfer;
    }

    public String getDecision() {
        return decision;
    }

    public void setDecision(String decision) {
        this.decision = decision;
    }
}

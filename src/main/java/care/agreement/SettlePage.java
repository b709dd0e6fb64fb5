package care.agreement;

import care.kernel.RuleViolation;
import care.residence.Stay;
import care.residence.Stays;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** The account of somebody who has left, before it is made and after. */
@Named
@RequestScoped
public class SettlePage {
    @Inject
    Settlements settlements;
    @Inject
    Stays stays;
    @Inject
    @Param(name = "stay")
    private Long stayId;
    private Stay stay;
    private Settlement settlement;
    private Settlements.Account account;

    @PostConstruct
    void load() {
        if (stayId == null) throw RuleViolation.notFound();
        stay = stays.get(stayId);
        settlement = settlements.of(stayId).orElse(null);
        account = settlements.account(stayId);
    }

    public void settle() {
        settlements.settle(stayId);
        Faces.redirect("/agreement/settle.xhtml?stay=%s", stayId.toString());
    }

    public Stay getStay() {
        return stay;
    }

    public String getWho() {
        return Stays.maskedName(stay);
    }

    public Settlement getSettlement() {
        return settlement;
    }

    public Settlements.Account getAccount() {
        return account;
    }
}

package care.prepayment;

import care.access.CurrentUser;
import care.facility.Facilities;
import care.kernel.RuleViolation;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** The custody accounts of a home, and a new one. */
@Named
@ViewScoped
public class AccountsPage implements Serializable {
    @Inject
    CustodyAccounts accounts;
    @Inject
    Facilities facilities;
    @Inject
    CurrentUser user;
    @Inject
    @Param
    private Long facility;
    private ArrayList<CustodyAccounts.Row> rows;
    private String name;
    private String bank;
    private String number;
    private LocalDate openedOn;
    private LocalDate closedOn;

    @PostConstruct
    void load() {
        if (facility == null) facility = user.getScope().facilityId();
        if (facility == null) throw RuleViolation.notFound();
        name = facilities.get(facility).getDetails().getName();
        rows = new ArrayList<>(accounts.of(facility));
    }

    public void open() {
        accounts.open(facility, bank, number, openedOn);
        back();
    }

    public void close(long id) {
        accounts.close(id, closedOn);
        back();
    }

    private void back() {
        Faces.redirect("/prepayment/accounts.xhtml?facility=%s", facility.toString());
    }

    public Long getFacility() {
        return facility;
    }

    public String getName() {
        return name;
    }

    public List<CustodyAccounts.Row> getRows() {
        return rows;
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

    public LocalDate getOpenedOn() {
        return openedOn;
    }

    public void setOpenedOn(LocalDate openedOn) {
        this.openedOn = openedOn;
    }

    public LocalDate getClosedOn() {
        return closedOn;
    }

    public void setClosedOn(LocalDate closedOn) {
        this.closedOn = closedOn;
    }
}

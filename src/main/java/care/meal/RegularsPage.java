package care.meal;

import care.canteen.*;
import care.kernel.RuleViolation;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.*;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** Who eats at a table regularly, and the route of those who are brought their meal. */
@Named
@RequestScoped
public class RegularsPage {
    @Inject
    Canteens canteens;
    @Inject
    Regulars regulars;
    @Inject
    Clock clock;
    @Inject
    @Param(name = "canteen")
    private Long canteenId;
    private Canteen canteen;
    private List<Regulars.Row> rows;
    private String identity;
    private String name;
    private String called;
    private String address;
    private Integer stop;

    @PostConstruct
    void load() {
        if (canteenId == null) throw RuleViolation.notFound();
        canteen = canteens.get(canteenId);
        rows = regulars.of(canteenId, LocalDate.now(clock), Sitting.LUNCH);
    }

    public void add() {
        regulars.add(canteenId, identity, name, called, address, stop);
        again();
    }

    public void leave(long personId) {
        regulars.leave(canteenId, personId);
        again();
    }

    private void again() {
        Faces.redirect("/meal/regulars.xhtml?canteen=%s", canteenId.toString());
    }

    public Canteen getCanteen() {
        return canteen;
    }

    public List<Regulars.Row> getRows() {
        return rows;
    }

    public String getIdentity() {
        return identity;
    }

    public void setIdentity(String identity) {
        this.identity = identity;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getCalled() {
        return called;
    }

    public void setCalled(String called) {
        this.called = called;
    }

    public String getAddress() {
        return address;
    }

    public void setAddress(String address) {
        this.address = address;
    }

    public Integer getStop() {
        return stop;
    }

    public void setStop(Integer stop) {
        this.stop = stop;
    }
}

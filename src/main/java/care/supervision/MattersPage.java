package care.supervision;

import care.checklist.Domain;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.*;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** The list of matters; the city adds one or takes one off. */
@Named
@RequestScoped
public class MattersPage {
    @Inject
    Matters matters;
    @Inject
    Clock clock;
    /** The one to take off the list. */
    @Inject
    @Param
    private Long end;
    private List<InspectionMatter> list;
    private Domain domain;
    private String name;
    private String basis;
    private LocalDate validFrom;
    private LocalDate validUntil;

    public void add() {
        matters.add(domain, name, basis, validFrom);
        Faces.redirect("/supervision/matters.xhtml");
    }

    public void end() {
        matters.end(end, validUntil);
        Faces.redirect("/supervision/matters.xhtml");
    }

    public List<InspectionMatter> getList() {
        if (list == null) list = matters.list();
        return list;
    }

    public InspectionMatter getChosen() {
        return end == null ? null : getList().stream().filter(m -> m.getId().equals(end)).findFirst().orElse(null);
    }

    public LocalDate getToday() {
        return LocalDate.now(clock);
    }

    public Domain getDomain() {
        return domain;
    }

    public void setDomain(Domain domain) {
        this.domain = domain;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getBasis() {
        return basis;
    }

    public void setBasis(String basis) {
        this.basis = basis;
    }

    public LocalDate getValidFrom() {
        return validFrom;
    }

    public void setValidFrom(LocalDate validFrom) {
        this.validFrom = validFrom;
    }

    public LocalDate getValidUntil() {
        return validUntil;
    }

    public void setValidUntil(LocalDate validUntil) {
        this.validUntil = validUntil;
    }
}

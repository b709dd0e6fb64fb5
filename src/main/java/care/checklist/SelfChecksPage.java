package care.checklist;

import care.access.CurrentUser;
import care.web.Table;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.*;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** Self-checks, latest first; a home begins one here. */
@Named
@ViewScoped
public class SelfChecksPage implements Serializable {
    @Inject
    SelfChecks checks;
    @Inject
    CurrentUser user;
    @Inject
    @Param
    private SelfCheckState state;
    @Inject
    @Param
    private Long facility;
    private Table<SelfChecks.Row> table;
    private List<Domain> domains = new ArrayList<>(List.of(Domain.values()));

    @PostConstruct
    void load() {
        SelfChecks source = checks;
        SelfCheckState in = state;
        Long at = facility;
        table = new Table<>(slice -> source.list(at, in, slice));
    }

    public void start() {
        Faces.redirect("/checklist/check.xhtml?id=%s", checks.start(user.getScope().facilityId(), domains).getId().toString());
    }

    public boolean isHome() {
        return user.getScope().facilityId() != null && user.may("RECTIFY");
    }

    public Table<SelfChecks.Row> getTable() {
        return table;
    }

    public List<Domain> getDomains() {
        return domains;
    }

    public void setDomains(List<Domain> domains) {
        this.domains = domains;
    }
}

package care.account;

import care.kernel.*;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** The accounts: who may log in, and taking that back. */
@Named
@RequestScoped
public class AccountListPage {
    private static final int PAGE = 50;

    @Inject
    Accounts accounts;
    @Inject
    @Param
    private String q;
    @Inject
    @Param
    private String after;
    private Rows<Accounts.Row> rows;

    @PostConstruct
    void load() {
        rows = accounts.list(q, new Slice(null, false, after, 0, PAGE));
    }

    public void disable(long id, boolean disabled) {
        accounts.disable(id, disabled);
        Faces.redirect("/account/list.xhtml");
    }

    public void unlock(long id) {
        accounts.unlock(id);
        Faces.redirect("/account/list.xhtml");
    }

    public Rows<Accounts.Row> getRows() {
        return rows;
    }

    public String getQ() {
        return q;
    }
}

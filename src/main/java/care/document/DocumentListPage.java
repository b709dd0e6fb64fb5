package care.document;

import care.web.Table;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.omnifaces.util.Faces;

/** All papers issued, latest first; an officer revokes one with a reason. */
@Named
@ViewScoped
public class DocumentListPage implements Serializable {
    @Inject
    Documents documents;
    private Table<Documents.Row> table;
    private Long chosen;
    private String reason;

    @PostConstruct
    void load() {
        Documents source = documents;
        table = new Table<>(slice -> source.list(null, slice.unlessSorted("issued", true)));
    }

    public void revoke() {
        documents.revoke(chosen, reason);
        Faces.redirect("/document/list.xhtml");
    }

    public Table<Documents.Row> getTable() {
        return table;
    }

    public Long getChosen() {
        return chosen;
    }

    public void setChosen(Long chosen) {
        this.chosen = chosen;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}

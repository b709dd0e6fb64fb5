package care.exchange;

import care.web.Table;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** Where files are brought, templates taken, and what became of earlier files. */
@Named
@ViewScoped
public class ImportListPage implements Serializable {
    @Inject
    Imports imports;
    @Inject
    ImportKinds kinds;
    @Inject
    ImportSheets sheets;
    @Inject
    @Param
    private String kind;
    private String wanted;
    private transient Part file;
    private Table<Imports.Row> table;

    @PostConstruct
    void load() {
        Imports source = imports;
        String only = kind;
        wanted = kind;
        table = new Table<>(slice -> source.list(only, null, slice.unlessSorted("id", true)));
    }

    public void upload() throws IOException {
        try (InputStream content = file.getInputStream()) {
            Faces.redirect("/exchange/view.xhtml?id=%s", String.valueOf(imports.receive(wanted, file.getSubmittedFileName(), content, true, Accept.VALID)));
        }
    }

    public void template(String code) {
        Faces.sendFile(code + ".xlsx", true, out -> sheets.template(code, Faces.getLocale(), out));
    }

    public List<String> getOffered() {
        return kinds.getOffered();
    }

    public Table<Imports.Row> getTable() {
        return table;
    }

    public String getWanted() {
        return wanted;
    }

    public void setWanted(String wanted) {
        this.wanted = wanted;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }
}

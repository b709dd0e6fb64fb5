package care.region;

import care.access.CurrentUser;
import care.kernel.*;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.*;

/** The tree of divisions, level by level, and the import of another city or a newer edition. */
@Named
@RequestScoped
public class DivisionListPage {
    @Inject
    Divisions divisions;
    @Inject
    CurrentUser user;
    @Inject
    @Param
    private String parent;
    private List<Divisions.Division> rows;
    private List<Divisions.Division> path;
    private Part file;
    private String edition;

    @PostConstruct
    void load() {
        if (parent == null) parent = user.getScope().regionCode();
        path = divisions.path(parent);
        rows = divisions.children(parent);
    }

    public void importFile() throws IOException {
        if (file == null || file.getSize() == 0) throw RuleViolation.invalid("file", "region.import.empty");
        int lines = divisions.importFile(DivisionFile.text(file.getInputStream().readAllBytes()), edition);
        Messages.addFlashGlobalInfo(Texts.of(Faces.getLocale(), "region.imported", lines));
        Faces.redirect("/region/list.xhtml");
    }

    public List<Divisions.Division> getRows() {
        return rows;
    }

    public List<Divisions.Division> getPath() {
        return path;
    }

    public String getParent() {
        return parent;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }

    public String getEdition() {
        return edition;
    }

    public void setEdition(String edition) {
        this.edition = edition;
    }
}

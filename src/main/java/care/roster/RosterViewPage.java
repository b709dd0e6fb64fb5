package care.roster;

import care.access.CurrentUser;
import care.access.Permission;
import care.kernel.RuleViolation;
import care.region.Divisions;
import care.web.Table;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.*;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** One roster: its facts, its lines, and what to look at before it is accepted. */
@Named
@ViewScoped
public class RosterViewPage implements Serializable {
    @Inject
    Rosters rosters;
    @Inject
    RosterDesk desk;
    @Inject
    RosterSheet sheet;
    @Inject
    Differences differences;
    @Inject
    Divisions divisions;
    @Inject
    CurrentUser user;
    @Inject
    @Param
    private Long id;
    @Inject
    @Param
    private String division;
    private Rosters.Row row;
    private Rosters.Row before;
    private Differences.Counts preview;
    private Long against;
    private Table<Rosters.Line> table;

    @PostConstruct
    void load() {
        if (id == null) throw RuleViolation.notFound();
        row = rosters.row(id);
        before = rosters.before(rosters.get(id)).orElse(null);
        if (before != null && row.state() == RosterState.DRAFT) preview = differences.preview(id, before.id());
        if (before != null) against = before.id();
        Rosters source = rosters;
        Long of = id;
        String within = division;
        table = new Table<>(slice -> source.lines(of, within, slice));
    }

    /** Whether the user settles it: it is their division's own. */
    public boolean isMine() {
        return user.getScope().may(Permission.ROSTER_MANAGE) && row.regionCode().startsWith(user.getScope().prefix());
    }

    public void accept() {
        desk.accept(id);
        Faces.redirect("/roster/view.xhtml?id=%s", id.toString());
    }

    public void discard() {
        desk.discard(id);
        Faces.redirect("/roster/list.xhtml");
    }

    public void compare() {
        Faces.redirect("/roster/difference.xhtml?id=%s", String.valueOf(differences.compare(id, against).row().id()));
    }

    public void export() throws IOException {
        sheet.lines(id, division);
    }

    public Map<String, String> getDivisions() {
        Map<String, String> choice = new LinkedHashMap<>();
        String wide = row.regionCode().startsWith(user.getScope().prefix()) ? row.regionCode() : user.getScope().regionCode();
        divisions.children(wide).forEach(d -> choice.put(d.code(), d.name()));
        return choice;
    }

    public List<Rosters.Row> getComparable() {
        return rosters.comparable(rosters.get(id));
    }

    public List<Differences.Row> getDifferences() {
        return differences.of(id);
    }

    public Rosters.Row getRow() {
        return row;
    }

    public Rosters.Row getBefore() {
        return before;
    }

    public Differences.Counts getPreview() {
        return preview;
    }

    public Long getAgainst() {
        return against;
    }

    public void setAgainst(Long against) {
        this.against = against;
    }

    public String getDivision() {
        return division;
    }

    public Table<Rosters.Line> getTable() {
        return table;
    }
}

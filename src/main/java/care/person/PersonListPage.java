package care.person;

import care.access.CurrentUser;
import care.kernel.*;
import care.region.Divisions;
import care.web.Days;
import care.web.Table;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.*;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** The register of older persons as a list; what narrows it stands in the address. */
@Named
@ViewScoped
public class PersonListPage implements Serializable {
    @Inject
    People people;
    @Inject
    Divisions divisions;
    @Inject
    CurrentUser user;
    @Inject
    Days days;
    @Inject
    @Param
    private String q;
    @Inject
    @Param
    private String division;
    @Inject
    @Param
    private String category;
    @Inject
    @Param
    private Integer from;
    @Inject
    @Param
    private Integer to;
    @Inject
    @Param
    private String on;
    @Inject
    @Param
    private Ability ability;
    @Inject
    @Param
    private Living living;
    private LocalDate day;
    private String problem;
    private Table<People.Row> table;

    @PostConstruct
    void load() {
        day = days.lenient(on);
        PersonFilter asked = PersonFilter.of(q == null ? "" : q);
        PersonFilter filter = new PersonFilter(asked.name(), asked.initials(), asked.identity(), asked.phone(), division, category, null, null, ability, living).aged(from, to, day);
        if (asked.identity() != null) problem = IdentityNumber.problem(q, LocalDate.now(Clocks.CHINA)).map(wrong -> Texts.of(Faces.getLocale(), wrong)).orElse(null);
        else if (asked.name() != null && asked.name().codePointCount(0, asked.name().length()) < 2) problem = Texts.of(Faces.getLocale(), "person.search.short");
        People source = people;
        boolean none = problem != null;
        table = new Table<>(slice -> none ? new Rows<>(List.of(), null, 0, false) : source.list(filter, slice));
    }

    /** Counties for a wide user, towns for a county's, villages for a town's. */
    public Map<String, String> getDivisions() {
        Map<String, String> choice = new LinkedHashMap<>();
        divisions.children(user.getScope().regionCode()).forEach(d -> choice.put(d.code(), d.name()));
        if (division != null && !choice.containsKey(division)) divisions.find(division).ifPresent(d -> choice.put(d.code(), d.name()));
        return choice;
    }

    public Table<People.Row> getTable() {
        return table;
    }

    /** What is wrong with what was typed; null when nothing is. */
    public String getProblem() {
        return problem;
    }

    public String getQ() {
        return q;
    }

    public String getDivision() {
        return division;
    }

    public String getCategory() {
        return category;
    }

    public Integer getFrom() {
        return from;
    }

    public Integer getTo() {
        return to;
    }

    public LocalDate getDay() {
        return day;
    }

    public Ability getAbility() {
        return ability;
    }

    public Living getLiving() {
        return living;
    }
}

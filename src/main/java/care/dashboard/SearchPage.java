package care.dashboard;

import care.access.CurrentUser;
import care.facility.*;
import care.kernel.*;
import care.person.*;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** What the search in the top bar finds: facilities by name, initials or code; people by any
 * two characters of the name, initials, identity number or phone. */
@Named
@RequestScoped
public class SearchPage {
    private static final int MOST = 20;

    @Inject
    Facilities facilities;
    @Inject
    People people;
    @Inject
    CurrentUser user;
    @Inject
    Clock clock;
    @Inject
    @Param
    private String q;
    private List<Facilities.Row> places = List.of();
    private List<People.Row> persons = List.of();
    private String problem;

    @PostConstruct
    void load() {
        String text = q == null ? "" : q.strip();
        if (text.isEmpty()) return;
        if (user.may("FACILITY_READ")) places = facilities.list(new FacilityFilter(text, null, null, null, null), Slice.first(MOST)).items();
        if (user.may("PERSON_READ")) persons = persons(text);
    }

    private List<People.Row> persons(String text) {
        PersonFilter asked = PersonFilter.of(text);
        if (asked.identity() != null) problem = IdentityNumber.problem(text, LocalDate.now(clock)).map(wrong -> Texts.of(Faces.getLocale(), wrong)).orElse(null);
        boolean tooShort = asked.name() != null && asked.name().codePointCount(0, asked.name().length()) < 2;
        return problem != null || tooShort ? List.of() : people.list(asked, Slice.first(MOST)).items();
    }

    public String getQ() {
        return q;
    }

    public List<Facilities.Row> getPlaces() {
        return places;
    }

    public List<People.Row> getPersons() {
        return persons;
    }

    /** What is wrong with an identity number that was typed; null when nothing is. */
    public String getProblem() {
        return problem;
    }
}

package care.ledger;

import care.access.CurrentUser;
import care.kernel.*;
import care.region.Divisions;
import care.web.Days;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.*;
import jakarta.ws.rs.core.*;
import java.time.LocalDate;
import java.util.*;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/ledger")
@Produces("application/json")
@RequestScoped
@Tag(name = "ledger", description = "Bed-days of any day or period")
public class LedgerApi {
    /** @param part facility number, kind, grade (0 to 4) or category; empty for what has none @param bedDaysAvailable null where beds belong to no part */
    public record View(String part, String name, long persons, long bedDaysUsed, long bedDaysOnLeave, Long bedDaysAvailable, Double useRate) {
        static View of(Line line, String name) {
            return new View(line.part(), name, line.persons(), line.used(), line.away(), line.available(), line.rate());
        }
    }

    /** A list and its total. @param sum in which every person and every bed-day counts once @param difference bed-days of the parts less those of the whole */
    public record Answer(List<View> items, String next, long total, boolean totalIsCapped, View sum, long difference, LocalDate from, LocalDate to) {
    }

    @Inject
    Ledger ledger;
    @Inject
    Divisions divisions;
    @Inject
    Days days;
    @Inject
    CurrentUser user;
    @Context
    HttpHeaders headers;

    @GET
    @Operation(description = "By facility, kind (of beds), stay, ability, category or origin; both days are counted. On one day persons are the residents of that day. A bed-day on leave is not among those used. The day of leaving is no bed-day.")
    public Answer lines(@QueryParam("on") String on, @QueryParam("from") String from, @QueryParam("to") String to, @QueryParam("by") String by, @QueryParam("division") String asked, @QueryParam("facility") Long facility) {
        boolean span = from != null || to != null;
        LocalDate last = span ? days.parse("to", to) : days.orToday("on", on);
        Dimension dimension = Dimension.of(by, by == null ? Dimension.FACILITY : null);
        if (dimension == null) throw RuleViolation.invalid("by", "ledger.by.unknown");
        Ledger.Sums sums = ledger.sums(new Period(span ? days.parse("from", from) : last, last, within(asked), facility), dimension);
        Locale locale = headers.getAcceptableLanguages().stream().anyMatch(l -> l.getLanguage().equals("en")) ? Locale.ENGLISH : Locale.CHINA;
        List<View> items = sums.lines().stream().map(line -> View.of(line, line.name() == null ? Texts.of(locale, dimension.key(line.part())) : line.name())).toList();
        return new Answer(items, null, items.size(), false, View.of(sums.total(), Texts.of(locale, "ledger.total")), sums.difference(), span ? days.parse("from", from) : last, last);
    }

    /** The division asked for, the caller's own unless said; one outside of it does not exist for them. */
    private String within(String asked) {
        String own = user.getScope().regionCode();
        if (asked == null || asked.isBlank()) return own;
        divisions.get(asked);
        if (!asked.startsWith(DivisionCode.prefix(own))) throw RuleViolation.notFound();
        return asked;
    }
}

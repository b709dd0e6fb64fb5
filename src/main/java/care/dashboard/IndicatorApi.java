package care.dashboard;

import care.access.CurrentUser;
import care.facility.Licences;
import care.kernel.*;
import care.region.Divisions;
import care.residence.StayKind;
import care.residence.Stays;
import care.web.Days;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.*;
import jakarta.ws.rs.core.*;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.*;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/indicators")
@Produces("application/json")
@RequestScoped
@Tag(name = "indicators", description = "Stocks on a day, flows of a period")
public class IndicatorApi {
    /** @param rows address of the rows behind the figure */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record View(String code, String name, String unit, String measure, BigDecimal value, LocalDate on, LocalDate from, LocalDate to, BigDecimal denominator, String rows) {
    }

    @Inject
    Indicators indicators;
    @Inject
    Divisions divisions;
    @Inject
    Days days;
    @Inject
    Licences licences;
    @Inject
    Stays stays;
    @Inject
    CurrentUser user;
    @Context
    HttpHeaders headers;

    @GET
    public Rows<View> figures(@QueryParam("division") String asked, @QueryParam("on") String on, @QueryParam("from") String from, @QueryParam("to") String to) {
        String division = within(asked);
        boolean period = from != null || to != null;
        List<Figure> figures = period ? indicators.flowFigures(division, days.parse("from", from), days.parse("to", to)) : indicators.stockFigures(division, days.orToday("on", on));
        Locale locale = headers.getAcceptableLanguages().stream().anyMatch(l -> l.getLanguage().equals("en")) ? Locale.ENGLISH : Locale.CHINA;
        List<View> items = figures.stream().map(f -> new View(f.code(), Texts.of(locale, "dashboard.figure." + f.code()), Texts.of(locale, "kernel.unit." + f.unit()), f.measure(), f.value(), f.on(), f.from(), f.to(), f.denominator(),
            "/api/v1/indicators/" + f.code() + "/rows?division=" + division + (period ? "&from=" + f.from() + "&to=" + f.to() : "&on=" + f.on()))).toList();
        return new Rows<>(items, null, items.size(), false);
    }

    /** The rows behind a figure: facilities with what each contributes, licences, or stays. */
    @GET
    @Path("/{code}/rows")
    public Rows<?> rows(@PathParam("code") String code, @QueryParam("division") String asked, @QueryParam("on") String on, @QueryParam("from") String from, @QueryParam("to") String to,
                        @QueryParam("limit") @DefaultValue("100") int limit, @QueryParam("after") String after, @QueryParam("sort") String sort) {
        String division = within(asked);
        Slice slice = Slice.of(sort, after, limit);
        if (code.equals("licences.expiring")) {
            LocalDate day = days.orToday("on", on);
            return licences.endingAfter(day, licences.warnedUntil(day), division, slice);
        }
        if (from == null && to == null) return indicators.rows(code, division, days.orToday("on", on), slice);
        return stays.within(days.parse("from", from), days.parse("to", to), division, code.startsWith("sojourn.") ? StayKind.SOJOURN : null, slice);
    }

    /** The division asked for, the caller's own unless said; one outside of it does not exist for them. */
    private String within(String asked) {
        String own = user.getScope().regionCode();
        String division = asked == null || asked.isBlank() ? own : asked;
        divisions.get(division);
        if (!division.startsWith(DivisionCode.prefix(own))) throw RuleViolation.notFound();
        if (DivisionCode.level(division) > 4) throw RuleViolation.invalid("division", "dashboard.no-village");
        return division;
    }
}

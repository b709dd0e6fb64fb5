package care.dashboard;

import care.kernel.*;
import care.region.Divisions;
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
    @Context
    HttpHeaders headers;

    @GET
    public Rows<View> figures(@QueryParam("division") @DefaultValue("640500000000") String division, @QueryParam("on") String on, @QueryParam("from") String from, @QueryParam("to") String to) {
        divisions.get(division);
        boolean period = from != null || to != null;
        List<Figure> figures = period ? indicators.flowFigures(division, days.parse("from", from), days.parse("to", to)) : indicators.stockFigures(division, days.orToday("on", on));
        Locale locale = headers.getAcceptableLanguages().stream().anyMatch(l -> l.getLanguage().equals("en")) ? Locale.ENGLISH : Locale.CHINA;
        List<View> items = figures.stream().map(f -> new View(f.code(), Texts.of(locale, "dashboard.figure." + f.code()), Texts.of(locale, "kernel.unit." + f.unit()), f.measure(), f.value(), f.on(), f.from(), f.to(), f.denominator(),
            !period && Indicators.MEASURES.containsKey(f.code()) ? "/api/v1/indicators/" + f.code() + "/rows?division=" + division + "&on=" + f.on() : null)).toList();
        return new Rows<>(items, null, items.size(), false);
    }

    /** The facilities that make a stock figure. */
    @GET
    @Path("/{code}/rows")
    public Rows<Indicators.FacilityShare> rows(@PathParam("code") String code, @QueryParam("division") @DefaultValue("640500000000") String division, @QueryParam("on") String on,
                                               @QueryParam("limit") @DefaultValue("100") int limit, @QueryParam("after") String after, @QueryParam("sort") String sort) {
        return indicators.rows(code, division, days.orToday("on", on), Slice.of(sort, after, limit));
    }
}

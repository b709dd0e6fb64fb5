package care.residence;

import care.kernel.*;
import care.web.Days;
import care.web.Once;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.*;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/facilities/{id}/stays")
@Produces("application/json")
@Consumes("application/json")
@RequestScoped
@Tag(name = "stays", description = "Who lives in which bed; [from, until), the day of leaving is no bed-day")
public class FacilityStaysApi {
    /** @param kind instead of a bed: any free bed of that kind @param until the day of leaving when agreed beforehand @param origin of a sojourn guest */
    public record Opening(Long bedId, BedKind kind, Long personId, LocalDate from, LocalDate until, String origin) {
    }

    @Inject
    Stays stays;
    @Inject
    Once once;
    @Inject
    Days days;

    @GET
    public Rows<Stays.Row> list(@PathParam("id") long id, @QueryParam("on") String on, @QueryParam("limit") @DefaultValue("50") int limit, @QueryParam("after") String after, @QueryParam("sort") String sort) {
        return stays.on(days.orToday("on", on), id, null, null, Slice.of(sort, after, limit));
    }

    @POST
    public Response open(@PathParam("id") long id, Opening opening) {
        if (opening == null || opening.bedId() == null && opening.kind() == null) throw RuleViolation.invalid("bedId", "web.json.missing", "bedId");
        if (opening.personId() == null) throw RuleViolation.invalid("personId", "web.json.missing", "personId");
        return once.answer(opening, () -> {
            Stay stay = opening.bedId() == null ? stays.openAny(id, opening.kind(), opening.personId(), opening.from(), opening.until(), opening.origin())
                : stays.open(id, opening.bedId(), opening.personId(), opening.from(), opening.until(), opening.origin());
            return Response.created(URI.create("stays/" + stay.getId())).entity(Map.of("id", stay.getId(), "bedId", stay.getBed().getId())).build();
        });
    }
}

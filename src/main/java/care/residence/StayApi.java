package care.residence;

import care.kernel.*;
import care.web.Once;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.*;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/")
@Produces("application/json")
@Consumes("application/json")
@RequestScoped
@Tag(name = "beds and stays")
public class StayApi {
    public record BedView(long id, String room, String number, BedKind kind, BedState state, boolean occupied) {
    }

    /** @param until the day of leaving when agreed beforehand @param origin of a sojourn guest */
    public record Opening(Long bedId, Long personId, LocalDate from, LocalDate until, String origin) {
    }

    public record Ending(LocalDate on, EndReason reason) {
    }

    public record Transfer(Long bedId, LocalDate on) {
    }

    @Inject
    Beds beds;
    @Inject
    Stays stays;
    @Inject
    Once once;
    @Inject
    Clock clock;

    @GET
    @Path("facilities/{id}/beds")
    public Rows<BedView> beds(@PathParam("id") long id, @QueryParam("on") String on) {
        List<BedView> items = beds.plan(id, day(on)).stream().map(b -> new BedView(b.id(), b.room(), b.label(), b.kind(), b.state(), b.occupied())).toList();
        return new Rows<>(items, null, items.size(), false);
    }

    @GET
    @Path("facilities/{id}/stays")
    public Rows<Stays.Row> list(@PathParam("id") long id, @QueryParam("on") String on, @QueryParam("limit") @DefaultValue("50") int limit, @QueryParam("after") String after, @QueryParam("sort") String sort) {
        return stays.on(day(on), id, null, null, Slice.of(sort, after, limit));
    }

    @POST
    @Path("facilities/{id}/stays")
    public Response open(@PathParam("id") long id, Opening opening) {
        if (opening == null || opening.bedId() == null) throw RuleViolation.invalid("bedId", "web.json.missing", "bedId");
        if (opening.personId() == null) throw RuleViolation.invalid("personId", "web.json.missing", "personId");
        return once.answer(opening, () -> {
            Stay stay = stays.open(id, opening.bedId(), opening.personId(), opening.from(), opening.until(), opening.origin());
            return Response.created(URI.create("/api/v1/stays/" + stay.getId())).entity(Map.of("id", stay.getId())).build();
        });
    }

    @POST
    @Path("stays/{id}/end")
    public Response end(@PathParam("id") long id, Ending ending) {
        if (ending == null) throw RuleViolation.invalid("on", "web.json.missing", "on");
        return once.answer(ending, () -> {
            stays.end(id, ending.on(), ending.reason());
            return Response.ok(Map.of("id", id)).build();
        });
    }

    @POST
    @Path("stays/{id}/transfer")
    public Response transfer(@PathParam("id") long id, Transfer transfer) {
        if (transfer == null || transfer.bedId() == null) throw RuleViolation.invalid("bedId", "web.json.missing", "bedId");
        return once.answer(transfer, () -> Response.ok(Map.of("id", stays.transfer(id, transfer.bedId(), transfer.on()).getId())).build());
    }

    private LocalDate day(String typed) {
        if (typed == null || typed.isBlank()) return LocalDate.now(clock);
        if (!typed.matches("\\d{4}-\\d{2}-\\d{2}")) throw RuleViolation.invalid("on", "web.date");
        try {
            return LocalDate.parse(typed);
        } catch (java.time.DateTimeException e) {
            throw RuleViolation.invalid("on", "web.date");
        }
    }
}

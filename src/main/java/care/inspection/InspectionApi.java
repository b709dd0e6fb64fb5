package care.inspection;

import care.checklist.*;
import care.kernel.*;
import care.supervision.InspectionForm;
import care.web.Once;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.*;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.*;
import java.util.*;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/inspections")
@Produces("application/json")
@Consumes("application/json")
@RequestScoped
@Tag(name = "inspections", description = "From the assignment to the signed record; a state is reached only through its predecessor")
public class InspectionApi {
    public record One(long id, long facilityId, InspectionForm form, String ground, List<Domain> domains, LocalDate plannedFrom, LocalDate due, InspectionState state, Instant arrivedAt, String purpose, Instant recordedAt, String facilitySigner, String refusal, LocalDate objectionUntil, LocalDate publishedOn, int version, List<Inspections.Inspector> officers, List<Inspections.Line> items) {
    }

    /** @param severity of a deficiency; the item's own when left out */
    public record Said(String code, Conformity outcome, Severity severity, String note, BigDecimal measured) {
    }

    public record Answers(List<Said> answers) {
    }

    public record Signed(String summary, String facilitySigner, String refusal) {
    }

    @Inject
    Inspections inspections;
    @Inject
    Once once;

    @GET
    public Rows<Inspections.Row> list(@QueryParam("state") InspectionState state, @QueryParam("facility") Long facility, @QueryParam("mine") boolean mine, @QueryParam("limit") @DefaultValue("50") int limit, @QueryParam("after") String after, @QueryParam("sort") String sort) {
        return inspections.list(state, null, facility, null, mine, Slice.of(sort, after, limit));
    }

    @GET
    @Path("/{id}")
    public One get(@PathParam("id") long id) {
        Inspection i = inspections.get(id);
        return new One(id, i.getFacilityId(), i.getForm(), i.getGround(), i.getDomains(), i.getPlannedFrom(), i.getDue(), i.getState(), i.getArrivedAt(), i.getPurpose(), i.getRecordedAt(), i.getFacilitySigner(), i.getRefusal(), i.getObjectionUntil(), i.getPublishedOn(), i.getVersion(), inspections.officers(id), inspections.lines(id));
    }

    @POST
    @Path("/{id}/arrival")
    public Response arrive(@PathParam("id") long id, Arrival arrival) {
        if (arrival == null) throw RuleViolation.invalid("code", "web.json.missing", "code");
        return once.answer(arrival, () -> {
            inspections.start(id, arrival);
            return ok(id);
        });
    }

    /** All of them or none; saying an item again puts it right. */
    @POST
    @Path("/{id}/answers")
    public Response answer(@PathParam("id") long id, Answers said) {
        if (said == null || said.answers() == null || said.answers().isEmpty()) throw RuleViolation.invalid("answers", "web.json.missing", "answers");
        return once.answer(said, () -> {
            inspections.answers(id, said.answers());
            return ok(id);
        });
    }

    @POST
    @Path("/{id}/record")
    public Response record(@PathParam("id") long id, Signed signed) {
        if (signed == null) throw RuleViolation.invalid("facilitySigner", "web.json.missing", "facilitySigner");
        return once.answer(signed, () -> {
            inspections.record(id, signed.summary(), signed.facilitySigner(), signed.refusal());
            return ok(id);
        });
    }

    private Response ok(long id) {
        return Response.ok(Map.of("id", id, "state", inspections.get(id).getState())).build();
    }
}

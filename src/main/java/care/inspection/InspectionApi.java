package care.inspection;

import care.attachment.*;
import care.checklist.*;
import care.document.Documents;
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

    /** @param severity of a deficiency; the item's own when left out @param at when it was said; now when left out */
    public record Said(String code, Conformity outcome, Severity severity, String note, BigDecimal measured, Instant at) {
    }

    public record Answers(List<Said> answers) {
    }

    /** @param upload the file, whole */
    public record Photo(UUID upload, String code, String name, Instant takenAt, Double latitude, Double longitude) {
    }

    /** @param upload a PNG; null when the typed name is the signature @param officer one of those who came; null: the home */
    public record Signature(UUID upload, Long officer, String name, Instant signedAt) {
    }

    /** @param signedAt now when left out */
    public record Signed(String summary, String facilitySigner, String refusal, Instant signedAt) {
    }

    @Inject
    Inspections inspections;
    @Inject
    Uploads uploads;
    @Inject
    Attachments attachments;
    @Inject
    Documents documents;
    @Inject
    Once once;
    @Inject
    Clock clock;

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
    @Path("/{id}/photos")
    public Response photo(@PathParam("id") long id, Photo photo) {
        if (photo == null) throw RuleViolation.invalid("upload", "web.json.missing", "upload");
        return once.answer(photo, () -> {
            long attachment = inspections.photo(id, photo.code(), photo.name(), uploads.take(photo.upload()), new Attachments.Taken(photo.takenAt(), photo.latitude(), photo.longitude()));
            return Response.status(201).entity(Map.of("id", attachment, "sha256", attachments.sha256(attachment), "receivedAt", clock.instant())).build();
        });
    }

    /** Said again for the same signer it replaces. */
    @POST
    @Path("/{id}/signatures")
    public Response sign(@PathParam("id") long id, Signature signature) {
        if (signature == null) throw RuleViolation.invalid("name", "web.json.missing", "name");
        return once.answer(signature, () -> {
            long signed = inspections.sign(id, signature.officer(), signature.name(), signature.signedAt(), signature.upload() == null ? null : uploads.take(signature.upload()));
            return Response.status(201).entity(Map.of("id", signed, "receivedAt", clock.instant())).build();
        });
    }

    @POST
    @Path("/{id}/record")
    public Response record(@PathParam("id") long id, Signed signed) {
        if (signed == null) throw RuleViolation.invalid("facilitySigner", "web.json.missing", "facilitySigner");
        return once.answer(signed, () -> {
            inspections.record(id, signed.summary(), signed.facilitySigner(), signed.refusal(), signed.signedAt());
            long paper = inspections.get(id).getRecordId();
            return Response.ok(Map.of("id", id, "state", inspections.get(id).getState(), "receivedAt", clock.instant(), "document", Map.of("id", paper, "number", documents.number(paper)))).build();
        });
    }

    /** The signed record as it was issued. */
    @GET
    @Path("/{id}/record")
    @Produces("application/pdf")
    public byte[] paper(@PathParam("id") long id) {
        Long paper = inspections.get(id).getRecordId();
        if (paper == null) throw RuleViolation.notFound();
        return documents.file(paper).pdf();
    }

    private Response ok(long id) {
        return Response.ok(Map.of("id", id, "state", inspections.get(id).getState(), "receivedAt", clock.instant())).build();
    }
}

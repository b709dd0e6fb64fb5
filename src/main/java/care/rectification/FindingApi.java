package care.rectification;

import care.attachment.*;
import care.kernel.*;
import care.web.Once;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.*;
import jakarta.ws.rs.core.Response;
import java.time.*;
import java.util.*;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/findings")
@Produces("application/json")
@Consumes("application/json")
@RequestScoped
@Tag(name = "findings", description = "What inspections found, with deadline and age in working days")
public class FindingApi {
    public record Answer(String done) {
    }

    /** @param upload the file, whole */
    public record Photo(UUID upload, String name, Instant takenAt, Double latitude, Double longitude) {
    }

    public record Wanted(LocalDate until, String reason) {
    }

    @Inject
    Findings findings;
    @Inject
    RectificationDesk desk;
    @Inject
    Uploads uploads;
    @Inject
    Attachments attachments;
    @Inject
    Once once;
    @Inject
    Clock clock;

    @GET
    public Rows<Findings.Row> list(@QueryParam("state") FindingState state, @QueryParam("facility") Long facility, @QueryParam("overdue") boolean overdue, @QueryParam("limit") @DefaultValue("50") int limit, @QueryParam("after") String after, @QueryParam("sort") String sort) {
        return findings.list(new Findings.Filter(state, overdue, false, false, null, facility, null, null), Slice.of(sort, after, limit));
    }

    @GET
    @Path("/{id}")
    public Map<String, Object> get(@PathParam("id") long id) {
        return Map.of("finding", findings.row(id), "verdicts", findings.verdicts(id), "timeline", findings.history(id));
    }

    /** Goes with the answer that is being written. */
    @POST
    @Path("/{id}/photos")
    public Response photo(@PathParam("id") long id, Photo photo) {
        if (photo == null) throw RuleViolation.invalid("upload", "web.json.missing", "upload");
        return once.answer(photo, () -> {
            long attachment = desk.photo(id, null, photo.name(), uploads.take(photo.upload()), new Attachments.Taken(photo.takenAt(), photo.latitude(), photo.longitude()));
            return Response.status(201).entity(Map.of("id", attachment, "sha256", attachments.sha256(attachment), "receivedAt", clock.instant())).build();
        });
    }

    @POST
    @Path("/{id}/answer")
    public Response answer(@PathParam("id") long id, Answer answer) {
        if (answer == null || answer.done() == null) throw RuleViolation.invalid("done", "web.json.missing", "done");
        return once.answer(answer, () -> {
            desk.send(id, answer.done());
            return ok(id);
        });
    }

    @POST
    @Path("/{id}/extension")
    public Response extend(@PathParam("id") long id, Wanted wanted) {
        if (wanted == null || wanted.until() == null) throw RuleViolation.invalid("until", "web.json.missing", "until");
        return once.answer(wanted, () -> {
            desk.askExtension(id, wanted.until(), wanted.reason());
            return ok(id);
        });
    }

    @POST
    @Path("/{id}/close")
    public Response close(@PathParam("id") long id) {
        return once.answer(Map.of("close", id), () -> {
            desk.close(id);
            return ok(id);
        });
    }

    private Response ok(long id) {
        return Response.ok(Map.of("id", id, "state", findings.get(id).getState(), "receivedAt", clock.instant())).build();
    }
}

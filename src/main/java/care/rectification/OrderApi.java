package care.rectification;

import care.attachment.*;
import care.kernel.RuleViolation;
import care.web.Once;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.*;
import jakarta.ws.rs.core.Response;
import java.time.*;
import java.util.*;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/orders")
@Produces("application/json")
@Consumes("application/json")
@RequestScoped
@Tag(name = "orders", description = "Rectification orders; two officers look again at what was answered")
public class OrderApi {
    /** What is said of one finding. @param due the new deadline of what is returned */
    public record Result(Long finding, Boolean passed, String note, LocalDate due) {
    }

    /** @param upload the file, whole @param finding one of those something is said of */
    public record Photo(UUID upload, Long finding, String name, Instant takenAt) {
    }

    public record Reinspection(LocalDate day, Long firstOfficer, Long secondOfficer, List<Result> results, List<Photo> photos) {
    }

    @Inject
    RectificationDesk desk;
    @Inject
    Uploads uploads;
    @Inject
    Once once;
    @Inject
    Clock clock;

    /** One opinion for all of them. */
    @POST
    @Path("/{id}/reinspection")
    public Response reinspect(@PathParam("id") long id, Reinspection said) {
        if (said == null || said.results() == null) throw RuleViolation.invalid("results", "web.json.missing", "results");
        if (said.firstOfficer() == null) throw RuleViolation.invalid("firstOfficer", "inspection.officers.two");
        if (said.secondOfficer() == null) throw RuleViolation.invalid("secondOfficer", "inspection.officers.two");
        if (said.results().stream().anyMatch(result -> result.finding() == null || result.passed() == null)) throw RuleViolation.invalid("results", "web.json.missing", "results");
        Map<Long, RectificationDesk.Result> results = said.results().stream().collect(Collectors.toMap(Result::finding, result -> new RectificationDesk.Result(result.passed(), result.note(), result.due()), (first, again) -> again));
        return once.answer(said, () -> {
            List<RectificationDesk.Photo> photos = said.photos() == null ? List.of() : said.photos().stream().map(this::whole).toList();
            long reinspection = desk.reinspect(id, said.day(), said.firstOfficer(), said.secondOfficer(), results, photos);
            return Response.status(201).entity(Map.of("id", reinspection, "receivedAt", clock.instant())).build();
        });
    }

    private RectificationDesk.Photo whole(Photo photo) {
        if (photo.finding() == null) throw RuleViolation.invalid("photos", "rectification.reinspect.photo-outside");
        return new RectificationDesk.Photo(photo.finding(), photo.name(), uploads.take(photo.upload()), new Attachments.Taken(photo.takenAt(), null, null));
    }
}

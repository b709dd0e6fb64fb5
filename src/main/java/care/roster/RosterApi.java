package care.roster;

import care.kernel.*;
import care.web.Days;
import care.web.Once;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.*;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/rosters")
@Produces("application/json")
@Consumes("application/json")
@RequestScoped
@Tag(name = "rosters", description = "Dated lists of who is entitled to what, and what changed between two of them")
public class RosterApi {
    /** @param rows address of the people behind the counts */
    public record Difference(long id, long added, long left, long changed, long moved, String rows) {
        static Difference of(Differences.Row row) {
            return new Difference(row.id(), row.counts().added(), row.counts().left(), row.counts().changed(), row.counts().moved(), "/api/v1/rosters/differences/" + row.id() + "/rows");
        }
    }

    @Inject
    Rosters rosters;
    @Inject
    RosterDesk desk;
    @Inject
    Differences differences;
    @Inject
    RosterSheet sheets;
    @Inject
    Once once;
    @Inject
    Days days;

    @GET
    public Rows<Rosters.Row> list(@QueryParam("category") Category category, @QueryParam("division") String division, @QueryParam("state") RosterState state, @QueryParam("on") String on,
                                  @QueryParam("limit") @DefaultValue("50") int limit, @QueryParam("after") String after, @QueryParam("sort") String sort) {
        return rosters.list(new RosterFilter(category, division, state, on == null || on.isBlank() ? null : days.parse("on", on)), Slice.of(sort, after, limit).unlessSorted("day", true));
    }

    @GET
    @Path("/{id}")
    public Rosters.Row get(@PathParam("id") long id) {
        return rosters.row(id);
    }

    @GET
    @Path("/{id}/lines.xlsx")
    @Produces("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    public Response sheet(@PathParam("id") long id, @QueryParam("division") String division) {
        rosters.get(id);
        StreamingOutput out = stream -> sheets.lines(id, division, Locale.CHINA, stream);
        return Response.ok(out).header("Content-Disposition", "attachment; filename=\"roster-" + id + ".xlsx\"").build();
    }

    @GET
    @Path("/{id}/lines")
    public Rows<Rosters.Line> lines(@PathParam("id") long id, @QueryParam("division") String division, @QueryParam("limit") @DefaultValue("50") int limit, @QueryParam("after") String after, @QueryParam("sort") String sort) {
        rosters.get(id);
        return rosters.lines(id, division, Slice.of(sort, after, limit));
    }

    @POST
    @Path("/{id}/accept")
    public Response accept(@PathParam("id") long id) {
        return once.answer(Map.of(), () -> {
            desk.accept(id);
            return Response.ok(Map.of("id", id, "state", RosterState.ACCEPTED.name())).build();
        });
    }

    /** 201 with a new comparison, 200 with one that was kept. */
    @POST
    @Path("/{id}/differences")
    public Response compare(@PathParam("id") long id, @QueryParam("against") Long against) {
        if (against == null) throw RuleViolation.invalid("against", "web.json.missing", "against");
        return once.answer(Map.of("against", against), () -> {
            Differences.Result result = differences.compare(id, against);
            Difference answer = Difference.of(result.row());
            return result.kept() ? Response.ok(answer).build() : Response.created(URI.create("rosters/differences/" + answer.id())).entity(answer).build();
        });
    }

    @GET
    @Path("/differences/{id}")
    public Difference difference(@PathParam("id") long id) {
        return Difference.of(differences.get(id));
    }

    @GET
    @Path("/differences/{id}/rows")
    public Rows<Differences.Line> rows(@PathParam("id") long id, @QueryParam("kind") Change kind, @QueryParam("limit") @DefaultValue("50") int limit, @QueryParam("after") String after, @QueryParam("sort") String sort) {
        return differences.lines(id, kind, Slice.of(sort, after, limit));
    }
}

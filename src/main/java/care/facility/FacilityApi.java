package care.facility;

import care.kernel.*;
import care.web.Once;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.*;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/facilities")
@Produces("application/json")
@Consumes("application/json")
@RequestScoped
@Tag(name = "facilities", description = "The register of care facilities")
public class FacilityApi {
    /** @param division name of the town or village @param filing its filing state */
    public record View(long id, String code, String name, String division, FacilityKind kind, Ownership ownership, FilingStatus filing, long bedsInUse, long residents, int version) {
        static View of(Facilities.Row row) {
            return new View(row.id(), row.code(), row.name(), row.division(), row.kind(), row.ownership(), row.filing(), row.bedsInUse(), row.residents(), row.version());
        }
    }

    @Inject
    Facilities facilities;
    @Inject
    FacilityRegistry registry;
    @Inject
    Once once;

    @GET
    public Rows<View> list(@QueryParam("division") String division, @QueryParam("filing") FilingStatus filing, @QueryParam("kind") FacilityKind kind, @QueryParam("q") String text,
                           @QueryParam("limit") @DefaultValue("50") int limit, @QueryParam("after") String after, @QueryParam("sort") String sort) {
        return facilities.list(new FacilityFilter(text, division, kind, null, filing), Slice.of(sort, after, limit)).map(View::of);
    }

    @GET
    @Path("/{id}")
    public View get(@PathParam("id") long id) {
        return View.of(facilities.row(id));
    }

    /** Registers a draft. */
    @POST
    public Response register(FacilityDetails details) {
        if (details == null) throw RuleViolation.invalid(null, "web.json.malformed", "");
        return once.answer(details, () -> {
            long id = registry.register(details).getId();
            return Response.created(URI.create("facilities/" + id)).entity(Map.of("id", id)).build();
        });
    }
}

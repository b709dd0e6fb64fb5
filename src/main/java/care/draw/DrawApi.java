package care.draw;

import care.kernel.*;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.*;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/draws")
@Produces("application/json")
@RequestScoped
@Tag(name = "draws", description = "Draws of homes and officers, with what is needed to recompute them")
public class DrawApi {
    @Inject
    Draws draws;

    @GET
    public Rows<Draws.Row> list(@QueryParam("plan") Long plan, @QueryParam("state") DrawState state, @QueryParam("limit") @DefaultValue("50") int limit, @QueryParam("after") String after, @QueryParam("sort") String sort) {
        return draws.list(plan, state, Slice.of(sort, after, limit));
    }

    @GET
    @Path("/{id}/evidence")
    @Operation(description = "Lists with tickets and exclusions, the commitment, the seed once it is drawn, the algorithm and the result. `lists` is the very text whose SHA-256 goes into every number.")
    public Evidence evidence(@PathParam("id") long id) {
        return draws.evidence(id);
    }
}

package care.region;

import care.kernel.Rows;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.*;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/divisions")
@Produces("application/json")
@RequestScoped
@Tag(name = "divisions", description = "Administrative divisions, 12-digit codes")
public class DivisionApi {
    @Inject
    Divisions divisions;

    @GET
    public Rows<Divisions.Division> children(@QueryParam("parent") @DefaultValue("640000000000") String parent) {
        divisions.get(parent);
        List<Divisions.Division> items = divisions.children(parent);
        return new Rows<>(items, null, items.size(), false);
    }
}

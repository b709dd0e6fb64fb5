package care.till;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.*;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/canteen-desk")
@Produces("application/json")
@RequestScoped
@Tag(name = "canteen-desk", description = "What the tablet at a canteen takes along")
public class TillApi {
    @Inject
    Till till;

    /** Everything for this account in one answer. */
    @GET
    public Till.Down all() {
        return till.all();
    }
}

package care.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.*;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/audit")
@Produces("application/json")
@RequestScoped
@Tag(name = "audit")
public class AuditApi {
    @Inject
    AuditLog log;

    /** Recomputes the chain and names the first broken entry. */
    @GET
    @Path("/verify")
    public AuditLog.Verdict verify() {
        return log.verify();
    }
}

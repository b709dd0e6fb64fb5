package care.access;

import care.kernel.RuleViolation;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.*;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A login is no write that is answered twice: each gives another token, and no answer that holds one is kept. */
@Path("/devices")
@Produces("application/json")
@Consumes("application/json")
@RequestScoped
@Tag(name = "devices", description = "A phone logs in with the password once, then shows its token as Authorization: Bearer")
public class DeviceApi {
    /** @param id the phone's own number for this account; null the first time */
    public record Asked(UUID id, String name) {
    }

    @Inject
    Devices devices;

    @POST
    public Response login(@HeaderParam("Authorization") String authorization, Asked asked) {
        if (bearer(authorization) != null) throw RuleViolation.refused("device.password");      // a token that was found gives nobody the key
        if (asked == null) throw RuleViolation.invalid("name", "device.no-name");
        return Response.status(201).entity(devices.login(asked.id(), asked.name())).build();
    }

    @DELETE
    @Path("/mine")
    public void leave(@HeaderParam("Authorization") String authorization) {
        String token = bearer(authorization);
        if (token == null) throw RuleViolation.notFound();
        devices.leave(token);
    }

    /** The token in the header, or null when somebody logs in otherwise. */
    static String bearer(String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7) ? authorization.substring(7).strip() : null;
    }
}

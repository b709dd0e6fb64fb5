package care.residence;

import care.kernel.RuleViolation;
import care.web.Once;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.*;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/stays")
@Produces("application/json")
@Consumes("application/json")
@RequestScoped
@Tag(name = "stays")
public class StayApi {
    public record Ending(LocalDate on, EndReason reason) {
    }

    public record Transfer(Long bedId, LocalDate on) {
    }

    @Inject
    Stays stays;
    @Inject
    Once once;

    @POST
    @Path("/{id}/end")
    public Response end(@PathParam("id") long id, Ending ending) {
        if (ending == null) throw RuleViolation.invalid("on", "web.json.missing", "on");
        return once.answer(ending, () -> {
            stays.end(id, ending.on(), ending.reason());
            return Response.ok(Map.of("id", id)).build();
        });
    }

    /** Ends the stay and opens another the same day, in one step. Answers with the new one. */
    @POST
    @Path("/{id}/transfer")
    public Response transfer(@PathParam("id") long id, Transfer transfer) {
        if (transfer == null || transfer.bedId() == null) throw RuleViolation.invalid("bedId", "web.json.missing", "bedId");
        if (transfer.on() == null) throw RuleViolation.invalid("on", "web.json.missing", "on");
        return once.answer(transfer, () -> Response.ok(Map.of("id", stays.transfer(id, transfer.bedId(), transfer.on()).getId())).build());
    }
}

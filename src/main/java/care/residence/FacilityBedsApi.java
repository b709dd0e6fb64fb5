package care.residence;

import care.kernel.*;
import care.web.Days;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.*;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/facilities/{id}/beds")
@Produces("application/json")
@RequestScoped
@Tag(name = "beds")
public class FacilityBedsApi {
    public record View(long id, String room, String number, BedKind kind, BedState state, boolean occupied) {
    }

    @Inject
    Beds beds;
    @Inject
    Days days;

    /** Every bed there was on the day, today unless said. */
    @GET
    public Rows<View> list(@PathParam("id") long id, @QueryParam("on") String on) {
        List<View> items = beds.plan(id, days.orToday("on", on)).stream().map(b -> new View(b.id(), b.room(), b.label(), b.kind(), b.state(), b.occupied())).toList();
        return new Rows<>(items, null, items.size(), false);
    }
}

package care.canteen;

import care.kernel.*;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.*;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/canteens")
@Produces("application/json")
@RequestScoped
@Tag(name = "canteens", description = "Senior canteens and their hours")
public class CanteenApi {
    public record Item(long id, String code, String name, String division, CanteenState state, LocalDate licenceUntil, int seats) {
    }

    public record One(long id, String code, String name, String division, CanteenState state, LocalDate licenceUntil, int seats, long facilityId, String address, String phone, Double latitude, Double longitude, Weekday[] weekdays, List<Canteens.Hours> sittings, int version) {
    }

    @Inject
    Canteens canteens;

    @GET
    public Rows<Item> list(@QueryParam("division") String division, @QueryParam("state") CanteenState state, @QueryParam("limit") @DefaultValue("50") int limit, @QueryParam("after") String after, @QueryParam("sort") String sort) {
        return canteens.list(null, division, state, Slice.of(sort, after, limit)).map(r -> new Item(r.id(), r.code(), r.name(), r.division(), r.state(), r.licenceUntil(), r.seats()));
    }

    @GET
    @Path("/{id}")
    public One get(@PathParam("id") long id) {
        Canteen c = canteens.get(id);
        CanteenDetails d = c.getDetails();
        return new One(id, c.getCode(), d.getName(), d.getRegionCode(), c.getState(), d.getLicenceUntil(), d.getSeats(), c.getFacilityId(), d.getAddress(), d.getPhone(), d.getLatitude(), d.getLongitude(), d.getWeekdays(), canteens.hours(id), c.getVersion());
    }
}

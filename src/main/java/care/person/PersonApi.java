package care.person;

import care.kernel.*;
import care.web.Once;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.*;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/persons")
@Produces("application/json")
@Consumes("application/json")
@RequestScoped
@Tag(name = "persons", description = "The register of older persons, masked")
public class PersonApi {
    public record Registration(String identity, String name, String regionCode, String phone) {
    }

    @Inject
    People people;
    @Inject
    Once once;

    @GET
    public Rows<People.Row> list(@QueryParam("name") String name, @QueryParam("initials") String initials, @QueryParam("identity") String identity,
                                 @QueryParam("limit") @DefaultValue("50") int limit, @QueryParam("after") String after, @QueryParam("sort") String sort) {
        return people.list(name, initials, identity, Slice.of(sort, after, limit));
    }

    @GET
    @Path("/{id}")
    public People.Row get(@PathParam("id") long id) {
        return people.view(id);
    }

    @POST
    public Response register(Registration body) {
        if (body == null) throw RuleViolation.invalid("identity", "web.json.missing", "identity");
        return once.answer(body, () -> {
            long id = people.register(body.identity(), body.name(), body.regionCode(), body.phone()).getId();
            return Response.created(URI.create("persons/" + id)).entity(Map.of("id", id)).build();
        });
    }
}

package care.person;

import care.kernel.*;
import care.web.Days;
import care.web.Once;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.*;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/persons")
@Produces("application/json")
@Consumes("application/json")
@RequestScoped
@Tag(name = "persons", description = "The register of older persons, masked")
public class PersonApi {
    /** Somebody new: the identity number beside what else is known. */
    public static class Registration extends PersonDetails {
        public String identity;
    }

    /** A change, with the version it was made from. */
    public static class Amendment extends PersonDetails {
        public Integer version;
    }

    @Inject
    People people;
    @Inject
    Once once;
    @Inject
    Days days;

    @GET
    @Operation(description = "By name (two characters or more, anywhere in it), pinyin initials, identity number, phone; narrowed by division, category held today, day of birth, ability (0 to 4), living arrangement.")
    public Rows<People.Row> list(@QueryParam("name") String name, @QueryParam("initials") String initials, @QueryParam("identity") String identity, @QueryParam("phone") String phone, @QueryParam("division") String division,
                                 @QueryParam("category") String category, @QueryParam("bornFrom") String bornFrom, @QueryParam("bornTo") String bornTo, @QueryParam("ability") Short ability, @QueryParam("living") Living living,
                                 @QueryParam("limit") @DefaultValue("50") int limit, @QueryParam("after") String after, @QueryParam("sort") String sort) {
        if (ability != null && (ability < 0 || ability > 4)) throw RuleViolation.invalid("ability", "input.invalid");
        return people.list(new PersonFilter(name, initials, identity, phone, division, category, day("bornFrom", bornFrom), day("bornTo", bornTo), ability == null ? null : Ability.values()[ability], living), Slice.of(sort, after, limit));
    }

    @GET
    @Path("/{id}")
    @Operation(description = "Masked; with reveal, the reason why name, identity number and phone are needed in full, which is logged.")
    public People.View get(@PathParam("id") long id, @QueryParam("reveal") String reason) {
        People.View masked = people.view(id);
        return reason == null ? masked : masked.with(people.reveal(id, reason));
    }

    @POST
    public Response register(Registration body) {
        if (body == null) throw RuleViolation.invalid("identity", "web.json.missing", "identity");
        return once.answer(body, () -> {
            long id = people.register(body.identity, copy(body)).getId();
            return Response.created(URI.create("persons/" + id)).entity(Map.of("id", id)).build();
        });
    }

    @PUT
    @Path("/{id}")
    @Operation(description = "Replaces what is recorded beside the identity number; 409 when somebody else was faster.")
    public Response amend(@PathParam("id") long id, Amendment body) {
        if (body == null || body.version == null) throw RuleViolation.invalid("version", "web.json.missing", "version");
        return once.answer(body, () -> {
            people.amend(id, body.version, copy(body));
            return Response.ok(Map.of("id", id)).build();
        });
    }

    /** What is kept is of the embeddable's own class. */
    private static PersonDetails copy(PersonDetails typed) {
        PersonDetails details = PersonDetails.of(typed.getName(), typed.getRegionCode(), typed.getPhone());
        details.setLiving(typed.getLiving());
        details.setAbilityGrade(typed.getAbilityGrade());
        details.setAbilityOn(typed.getAbilityOn());
        details.setDoctorTeam(typed.getDoctorTeam());
        details.setDiedOn(typed.getDiedOn());
        return details;
    }

    private LocalDate day(String field, String typed) {
        return typed == null || typed.isBlank() ? null : days.parse(field, typed);
    }
}

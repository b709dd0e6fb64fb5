package care.assessment;

import care.kernel.Rows;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.*;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/persons/{id}/assessments")
@Produces("application/json")
@RequestScoped
@Tag(name = "assessments")
public class PersonAssessmentsApi {
    @Inject
    Assessments assessments;

    @GET
    public Rows<Assessments.Row> list(@PathParam("id") long id) {
        List<Assessments.Row> rows = assessments.of(id);
        return new Rows<>(rows, null, rows.size(), false);
    }
}

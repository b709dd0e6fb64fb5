package care.assessment;

import care.kernel.*;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.*;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.*;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/assessments")
@Produces("application/json")
@Consumes("application/json")
@RequestScoped
@Tag(name = "assessments", description = "Ability by GB/T 42195-2022")
public class AssessmentApi {
    /** An item of the standard in force today. */
    public record Item(String code, String name, ItemGroup group, int maximum) {
    }

    /** @param items points by the item's code @param diagnoses ICD-10 codes @param riskEvents30d falls, wandering, choking, self-harm in the last 30 days */
    public record Points(Map<String, BigDecimal> items, Boolean coma, List<String> diagnoses, Integer riskEvents30d) {
    }

    @Inject
    Standards standards;
    @Inject
    Assessments assessments;
    @Inject
    Clock clock;

    @GET
    @Path("/items")
    @Operation(description = "The items of the standard in force today, in its order.")
    public Rows<Item> items(@Context HttpHeaders headers) {
        Locale language = headers.getAcceptableLanguages().stream().findFirst().filter(l -> l.getLanguage().equals("en")).orElse(Locale.CHINA);
        List<Item> items = standards.on(LocalDate.now(clock), language).items().stream().map(i -> new Item(i.code(), i.name(), i.group(), i.maximum())).toList();
        return new Rows<>(items, null, items.size(), false);
    }

    @POST
    @Path("/score")
    @Operation(description = "Computes and keeps nothing: band is the grade by the total, grade (0 able to 4 complete loss) what counts after the overrides. A missing item, an unknown one and one out of range are refused by their code, all at once.")
    public Scoring.Result score(Points points) {
        if (points == null || points.items() == null) throw RuleViolation.invalid("items", "web.json.missing", "items");
        return assessments.score(points.items(), Boolean.TRUE.equals(points.coma()), Objects.requireNonNullElse(points.diagnoses(), List.of()), Objects.requireNonNullElse(points.riskEvents30d(), 0));
    }
}

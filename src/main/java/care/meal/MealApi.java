package care.meal;

import care.attachment.*;
import care.canteen.Canteens;
import care.canteen.Sitting;
import care.kernel.*;
import care.web.Once;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.*;
import jakarta.ws.rs.core.*;
import java.time.*;
import java.util.*;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/meals")
@Produces("application/json")
@Consumes("application/json")
@RequestScoped
@Tag(name = "meals", description = "Meals at the till: one person, one sitting, one meal, anywhere in the city")
public class MealApi {
    /**
     * @param identityNumber or personId, or card, or name with born; or guest: how somebody the register does not know is called
     * @param takenAt        when they were served; now when left out
     * @param keep           true: what cannot stand is kept as a doubt instead of being refused
     * @param proof          of a meal brought to the door: who took it
     * @param upload         a picture of that, whole
     */
    public record Meal(Long canteenId, String identityNumber, Long personId, String card, String name, LocalDate born, String guest, LocalDate date, Sitting sitting, Way way, Instant takenAt, boolean keep, String proof, UUID upload) {
        Guest who() {
            return new Guest(known(identityNumber), known(card), personId, known(name), born, guest, way, takenAt, upload != null && known(proof) == null ? Guest.PHOTO : known(proof));
        }

        private static String known(String said) {
            return said == null || said.isBlank() ? null : said.strip();
        }
    }

    /** Meals of one sitting that a terminal has kept, at most 500. */
    public record Several(Long canteenId, LocalDate date, Sitting sitting, List<Meal> meals) {
    }

    /** @param id null when it does not stand @param payFen what the guest pays @param code why it does not stand */
    public record Answer(Long id, Meals.Outcome outcome, Long doubtId, String name, GuestClass guestClass, Long priceFen, Long payFen, Split payers, String code, String detail, Instant receivedAt) {
    }

    public record Why(String why) {
    }

    @Inject
    Meals meals;
    @Inject
    Doubts doubts;
    @Inject
    Canteens canteens;
    @Inject
    Uploads uploads;
    @Inject
    Attachments attachments;
    @Inject
    Once once;
    @Inject
    Clock clock;
    @Context
    HttpHeaders headers;

    @POST
    public Response take(Meal meal) {
        if (meal == null || meal.canteenId() == null) throw RuleViolation.invalid("canteenId", "web.json.missing", "canteenId");
        return once.answer(meal, () -> {
            Meals.Taken taken = meals.take(meal.canteenId(), meal.date(), meal.sitting(), List.of(meal.who()), meal.keep()).get(0);
            if (meal.upload() != null && taken.outcome() != Meals.Outcome.AGAIN)
                attachments.photo(canteens.get(meal.canteenId()).getFacilityId(), taken.id() == null ? "MEAL_DOUBT" : "MEAL", taken.id() == null ? taken.doubtId() : taken.id(), "PROOF", "proof.jpg", uploads.take(meal.upload()), new Attachments.Taken(meal.takenAt(), null, null));
            return Response.status(Response.Status.CREATED).entity(answer(taken)).build();
        });
    }

    /** What a terminal has kept without a line, of one sitting: each is taken, told before, or kept as a doubt. Photos go with single meals. */
    @POST
    @Path("/batch")
    public Response batch(Several several) {
        if (several == null || several.canteenId() == null) throw RuleViolation.invalid("canteenId", "web.json.missing", "canteenId");
        if (several.meals() == null || several.meals().isEmpty() || several.meals().contains(null)) throw RuleViolation.invalid("meals", "web.json.missing", "meals");
        if (several.meals().stream().anyMatch(meal -> meal.upload() != null)) throw RuleViolation.invalid("upload", "meal.batch-photo");
        return once.answer(several, () -> Response.ok(Map.of("results", meals.take(several.canteenId(), several.date(), several.sitting(), several.meals().stream().map(Meal::who).toList(), true).stream().map(this::answer).toList())).build());
    }

    @DELETE
    @Path("/{id}")
    public Response cancel(@PathParam("id") long id, Why why) {
        return once.answer(why, () -> {
            meals.cancel(id, why == null ? null : why.why());
            return Response.ok(Map.of("id", id, "receivedAt", clock.instant())).build();
        });
    }

    @POST
    @Path("/doubts/{id}/drop")
    public Response drop(@PathParam("id") long id, Why why) {
        return once.answer(why, () -> {
            doubts.drop(id, why == null ? null : why.why());
            return Response.ok(Map.of("id", id, "receivedAt", clock.instant())).build();
        });
    }

    private Answer answer(Meals.Taken taken) {
        Locale locale = headers.getAcceptableLanguages().stream().findFirst().filter(language -> language.getLanguage().equals("en")).orElse(Locale.CHINA);
        Split split = taken.split();
        RuleViolation refusal = taken.refusal();
        return new Answer(taken.id(), taken.outcome(), taken.doubtId(), taken.name(), taken.guestClass(), split == null ? null : split.priceFen(), split == null ? null : split.personFen(), split, refusal == null ? null : refusal.code(),
            refusal == null ? null : Texts.of(locale, refusal.code(), refusal.args()), clock.instant());
    }
}

package care.visit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.*;
import jakarta.ws.rs.core.*;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/visits")
@Produces("application/json")
@RequestScoped
@Tag(name = "visits", description = "What a phone takes along to a home")
public class VisitApi {
    @Inject
    Visits visits;
    @Context
    HttpHeaders headers;

    /** Everything for this account in one answer. */
    @GET
    public Visits.Down all() {
        return visits.all(headers.getAcceptableLanguages().stream().findFirst().filter(language -> language.getLanguage().equals("en")).orElse(Locale.CHINA));
    }
}

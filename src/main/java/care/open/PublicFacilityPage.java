package care.open;

import care.kernel.RuleViolation;
import care.web.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** One home for whoever looks for a bed, without a login. */
@Named
@RequestScoped
public class PublicFacilityPage {
    @Inject
    PublicFacilities facilities;
    @Inject
    @Param
    private Long id;
    private PublicFacilities.Facts facts;

    @PostConstruct
    void load() {
        if (id == null) throw RuleViolation.notFound();
        facts = facilities.facts(id);
        Faces.getResponse().setHeader("Cache-Control", "private, max-age=60");
        Faces.getResponse().setHeader("Vary", "Cookie");
    }

    public PublicFacilities.Facts getFacts() {
        return facts;
    }

    public PublicFacilities.Home getHome() {
        return facts.home();
    }

    /** Its place for the map; null when it has none. */
    public String getPointJson() {
        PublicFacilities.Home home = facts.home();
        if (home.latitude() == null || home.longitude() == null) return null;
        try {
            return Json.MAPPER.writeValueAsString(List.of(Map.of("lat", home.latitude(), "lng", home.longitude(), "tone", "ok", "name", home.name(), "text", home.address(), "named", true)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public List<PublicFacilities.Result> getResults() {
        return facilities.results(id);
    }

    public Instant getAsked() {
        return facts.asked();
    }
}

package care.open;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.util.Faces;

/** 一公开: results of inspections for everybody, after the days to object. */
@Named
@RequestScoped
public class PublicInspectionsPage {
    private static final int MOST = 200;

    @Inject
    PublicFacilities facilities;
    private List<PublicFacilities.Result> results;

    @PostConstruct
    void load() {
        results = facilities.results(null);
        Faces.getResponse().setHeader("Cache-Control", "private, max-age=60");
        Faces.getResponse().setHeader("Vary", "Cookie");
    }

    public List<PublicFacilities.Result> getResults() {
        return results.subList(0, Math.min(MOST, results.size()));
    }
}

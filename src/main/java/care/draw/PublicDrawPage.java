package care.draw;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** Draws for anybody, without a login: the list, and one with everything that it is recomputed from. */
@Named
@RequestScoped
public class PublicDrawPage {
    @Inject
    PublicDraws draws;
    @Inject
    @Param
    private Long id;
    private Evidence evidence;

    @PostConstruct
    void load() {
        if (Faces.getViewId().equals("/public/draw.xhtml")) evidence = draws.evidence(id == null ? 0 : id);
        Faces.getResponse().setHeader("Cache-Control", "private, max-age=60");
        Faces.getResponse().setHeader("Vary", "Cookie");
    }

    public List<PublicRecord.Row> getDraws() {
        return draws.draws();
    }

    public Evidence getEvidence() {
        return evidence;
    }

    /** The algorithm in the language of the page. */
    public List<String> getSteps() {
        return Faces.getLocale().getLanguage().equals("en") ? evidence.algorithm().en() : evidence.algorithm().zh();
    }
}

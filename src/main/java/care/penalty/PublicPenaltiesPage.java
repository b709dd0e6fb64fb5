package care.penalty;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.util.Faces;

/** Penalties of homes for whoever looks for one, without a login. */
@Named
@RequestScoped
public class PublicPenaltiesPage {
    @Inject
    PublicPenalties penalties;
    private List<PublicPenalties.Published> all;

    @PostConstruct
    void load() {
        all = penalties.all();
        Faces.getResponse().setHeader("Cache-Control", "private, max-age=60");
        Faces.getResponse().setHeader("Vary", "Cookie");
    }

    public List<PublicPenalties.Published> getAll() {
        return all;
    }
}

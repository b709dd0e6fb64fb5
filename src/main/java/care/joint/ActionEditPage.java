package care.joint;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** An action is prepared, or changed while it is. */
@Named
@ViewScoped
public class ActionEditPage implements Serializable {
    @Inject
    JointActions actions;
    @Inject
    @Param
    private Long id;
    private ActionDetails details = new ActionDetails();

    @PostConstruct
    void load() {
        if (id != null) details = actions.get(id).details();
    }

    public void save() {
        long made = id == null ? actions.make(details) : id;
        if (id != null) actions.change(id, details);
        Faces.redirect("/joint/view.xhtml?id=%s", String.valueOf(made));
    }

    public ActionDetails getDetails() {
        return details;
    }

    public Long getId() {
        return id;
    }
}

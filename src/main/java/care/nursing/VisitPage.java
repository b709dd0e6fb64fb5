package care.nursing;

import care.access.CurrentUser;
import care.kernel.RuleViolation;
import care.residence.*;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.time.*;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** A visit to a home bed, recorded on a phone at the door: what was done, the place as the phone tells it, a photograph, and who signed. */
@Named
@ViewScoped
public class VisitPage implements Serializable {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final int SHOWN = 10, USUAL_MINUTES = 60;

    @Inject
    HomeVisits visits;
    @Inject
    CurrentUser user;
    @Inject
    transient Clock clock;
    @Inject
    @Param
    private Long stay;
    private String who;
    private HomeVisits.Place place;
    private final HomeVisitDetails details = new HomeVisitDetails();
    private transient Part photo;

    @PostConstruct
    void load() {
        if (stay == null) throw RuleViolation.notFound();
        Stay of = visits.resident(stay);
        who = Stays.maskedName(of);
        place = visits.place(of.getBed().getId());
        LocalDateTime now = LocalDateTime.now(clock);
        LocalDateTime began = now.minusMinutes(USUAL_MINUTES);
        details.setDay(now.toLocalDate());
        details.setBegin((began.toLocalDate().equals(now.toLocalDate()) ? began : now.toLocalDate().atStartOfDay()).format(TIME));
        details.setEnd(now.format(TIME));
        details.setVisitedBy(user.getScope().displayName());
    }

    public void save() throws IOException {
        byte[] bytes = null;
        if (photo != null && photo.getSize() > 0) try (InputStream content = photo.getInputStream()) {
            bytes = content.readAllBytes();
        }
        Faces.redirect("/nursing/record.xhtml?id=%s", visits.record(stay, details, photo == null ? null : photo.getSubmittedFileName(), bytes).getId().toString());
    }

    public List<HomeVisit> getEarlier() {
        return visits.of(stay, SHOWN);
    }

    public HomeVisitDetails getDetails() {
        return details;
    }

    public HomeVisits.Place getPlace() {
        return place;
    }

    public String getWho() {
        return who;
    }

    public Part getPhoto() {
        return photo;
    }

    public void setPhoto(Part photo) {
        this.photo = photo;
    }
}

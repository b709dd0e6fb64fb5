package care.incident;

import care.kernel.RuleViolation;
import care.residence.*;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.*;
import java.time.format.DateTimeParseException;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** Reports an incident of a resident. */
@Named
@RequestScoped
public class IncidentEditPage {
    @Inject
    Incidents incidents;
    @Inject
    Stays stays;
    @Inject
    Clock clock;
    @Inject
    @Param(name = "stay")
    private Long stayId;
    private final IncidentDetails details = new IncidentDetails();
    private String who;
    private LocalDate day;
    private String time;

    @PostConstruct
    void load() {
        if (stayId == null) throw RuleViolation.notFound();
        who = Stays.maskedName(stays.get(stayId));
        day = LocalDate.now(clock);
    }

    public void save() {
        Incident incident = incidents.report(stayId, at(), details);
        Faces.redirect("/incident/view.xhtml?id=%s", incident.getId().toString());
    }

    private LocalDateTime at() {
        try {
            return day == null ? null : day.atTime(LocalTime.parse(time == null ? "" : time.strip().replace('：', ':')));
        } catch (DateTimeParseException e) {
            throw RuleViolation.invalid("time", "incident.time.form");
        }
    }

    public IncidentDetails getDetails() {
        return details;
    }

    public String getWho() {
        return who;
    }

    public Long getStayId() {
        return stayId;
    }

    public LocalDate getDay() {
        return day;
    }

    public void setDay(LocalDate day) {
        this.day = day;
    }

    public String getTime() {
        return time;
    }

    public void setTime(String time) {
        this.time = time;
    }
}

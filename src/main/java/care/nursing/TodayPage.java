package care.nursing;

import care.access.CurrentUser;
import care.kernel.RuleViolation;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.*;
import java.util.*;
import java.util.stream.Collectors;
import org.omnifaces.util.Faces;

/** The carer's day on a phone: who is in the house, how much care each is given, what the last rounds noted, and what is still to do. */
@Named
@RequestScoped
public class TodayPage {
    @Inject
    Rounds rounds;
    @Inject
    Handovers handovers;
    @Inject
    CurrentUser user;
    @Inject
    Clock clock;
    private Long facility;
    private LocalDateTime now;
    private List<Rounds.Resident> residents;
    private Map<Long, String> buildings;
    private Long building;
    private String by;

    @PostConstruct
    void load() {
        facility = user.getScope().facilityId();
        if (facility == null) throw RuleViolation.refused("access.refused");
        now = LocalDateTime.now(clock);
        residents = rounds.residents(facility, now.toLocalDate(), 0);
        buildings = rounds.buildings(facility);
        by = user.getScope().displayName();
    }

    public void start() {
        Faces.redirect("/nursing/round.xhtml?id=%s", rounds.start(facility, building, by).getId().toString());
    }

    /** Residents by building, in the order of the plan. */
    public Map<String, List<Rounds.Resident>> getByBuilding() {
        return residents.stream().collect(Collectors.groupingBy(Rounds.Resident::building, LinkedHashMap::new, Collectors.toList()));
    }

    public int getCount() {
        return residents.size();
    }

    public long getAway() {
        return residents.stream().filter(r -> r.away() != null).count();
    }

    public long getUnplanned() {
        return residents.stream().filter(r -> r.tasks() == 0).count();
    }

    public Shift getShift() {
        return Shift.at(now);
    }

    public LocalDate getDay() {
        return Shift.dayOf(now);
    }

    /** Finished rounds of the shift that runs. */
    public long getMade() {
        return rounds.made(facility, getDay(), getShift());
    }

    public LocalDate getNight() {
        return getDay().minusDays(1);
    }

    public long getMadeLastNight() {
        return rounds.made(facility, getNight(), Shift.NIGHT);
    }

    public int getLeastNights() {
        return rounds.leastNights(getNight());
    }

    public List<Rounds.Note> getNotes() {
        return rounds.notes(facility, clock.instant().minus(Duration.ofHours(24)));
    }

    public Handover getLastHandover() {
        return handovers.latest(facility, 1).stream().findFirst().orElse(null);
    }

    public Map<Long, String> getBuildings() {
        return buildings;
    }

    public Long getBuilding() {
        return building;
    }

    public void setBuilding(Long building) {
        this.building = building;
    }

    public String getBy() {
        return by;
    }

    public void setBy(String by) {
        this.by = by;
    }
}

package care.ledger;

import care.access.CurrentUser;
import care.kernel.*;
import care.region.Divisions;
import care.residence.BedKind;
import care.web.Days;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.*;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** How full the homes are, from the county down to the home; what narrows it stands in the address. */
@Named
@RequestScoped
public class OccupancyPage {
    @Inject
    Occupancy occupancy;
    @Inject
    Ledger ledger;
    @Inject
    Divisions divisions;
    @Inject
    Days days;
    @Inject
    CurrentUser user;
    @Inject
    Clock clock;
    @Inject
    @Param
    private String on;
    @Inject
    @Param
    private String division;
    @Inject
    @Param
    private BedKind kind;
    private Period period;
    private List<Occupancy.Area> areas;
    private List<Occupancy.Area> kinds;
    private Occupancy.Area total;
    private Ledger.Sums abilities;
    private List<Divisions.Division> path;

    @PostConstruct
    void load() {
        if (!user.may("STAY_READ")) return;
        period = Period.lenient(days, user.getScope(), on, null, null, division, null);
        String only = kind == null ? null : kind.name();
        areas = occupancy.areas(period.division(), period.to(), only);
        kinds = occupancy.kinds(period.division(), period.to(), only);
        total = areas.stream().reduce(Occupancy.Area.none(), Occupancy.Area::plus);
        abilities = ledger.sums(period, Dimension.ABILITY);
        path = divisions.path(period.division());
    }

    /** Where a click on an area leads: one level down, or to the home's own ledger. */
    public String link(Occupancy.Area area) {
        return isHomes() ? "day.xhtml?facility=" + area.code() + "&on=" + period.to() : "occupancy.xhtml?division=" + area.code() + "&on=" + period.to() + (kind == null ? "" : "&kind=" + kind);
    }

    /** Whether the areas are homes. */
    public boolean isHomes() {
        return DivisionCode.level(period.division()) >= 4;
    }

    /** Only today's beds can be said to become free. */
    public boolean isLive() {
        return period.to().equals(LocalDate.now(clock));
    }

    public String name(Line line) {
        return Texts.of(Faces.getLocale(), Dimension.ABILITY.key(line.part()));
    }

    public YearMonth getReported() {
        return YearMonth.from(period.to()).minusMonths(1);
    }

    /** From the own division down to the one shown. */
    public List<Divisions.Division> getPath() {
        return path.stream().filter(d -> d.code().startsWith(DivisionCode.prefix(user.getScope().regionCode()))).toList();
    }

    public String getPlace() {
        return path.get(path.size() - 1).name();
    }

    public List<Occupancy.Area> getAreas() {
        return areas;
    }

    public List<Occupancy.Area> getKinds() {
        return kinds;
    }

    public Occupancy.Area getTotal() {
        return total;
    }

    public Ledger.Sums getAbilities() {
        return abilities;
    }

    public Period getPeriod() {
        return period;
    }

    public BedKind getKind() {
        return kind;
    }
}

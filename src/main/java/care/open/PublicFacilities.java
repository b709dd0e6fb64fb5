package care.open;

import care.checklist.Domain;
import care.facility.*;
import care.kernel.RuleViolation;
import care.residence.BedKind;
import care.supervision.InspectionForm;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.*;
import java.util.*;
import java.util.stream.Stream;

/**
 * What anybody may know of the homes of the city: where they are, what they are, beds that are free, prices, licences in date. No person is
 * in it. It is kept for a minute, so that however many look, the database is asked once.
 */
@ApplicationScoped
public class PublicFacilities {
    public record Beds(BedKind kind, long inUse, long free) {
    }

    /** @param beds in use and free, by kind */
    public record Home(long id, String name, FacilityKind kind, Ownership ownership, FilingStatus filing, String countyCode, String county, String townCode, String town, String address, String phone, Double latitude, Double longitude, LocalDate closingOn, List<Beds> beds) {
        public long free() {
            return beds.stream().mapToLong(Beds::free).sum();
        }

        public long inUse() {
            return beds.stream().mapToLong(Beds::inUse).sum();
        }

        long free(BedKind kind) {
            return beds.stream().filter(b -> b.kind() == kind).mapToLong(Beds::free).sum();
        }
    }

    public record Price(PriceItem item, long fromFen, long toFen, LocalDate validFrom) {
    }

    public record InDate(LicenceKind kind, LocalDate validUntil) {
    }

    /** What is published of an inspection. @param grave findings that are grave @param rectified of the deficient items, those that have passed again */
    public record Result(long id, long facilityId, String facility, String county, LocalDate day, InspectionForm form, List<Domain> domains, long items, long deficient, long grave, long rectified, LocalDate publishedOn) {
    }

    /** One home with what only its own page shows. */
    public record Facts(Home home, List<Price> prices, List<InDate> licences, Instant asked) {
    }

    /** All homes as of a moment. */
    private record Kept(Map<Long, Home> homes, List<Result> results, Instant asked) {
    }

    private static final int MOST = 500;

    private final Map<Long, Facts> facts = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Facts> eldest) {
            return size() > MOST;
        }
    });
    private volatile Kept kept;
    @Inject
    PublicRegister register;
    @Inject
    Clock clock;
    @Inject
    PublicSettings settings;

    /** @param division code of a county or town; null for the city @param name part of it @param kind homes with a free bed of it */
    public List<Home> search(String division, String name, BedKind kind) {
        Stream<Home> found = homes().homes.values().stream();
        if (division != null && !division.isBlank()) found = found.filter(h -> h.countyCode().equals(division) || h.townCode().equals(division));
        if (name != null && !name.isBlank()) found = found.filter(h -> h.name().contains(name.strip()));
        if (kind != null) found = found.filter(h -> h.free(kind) > 0);
        return found.sorted(Comparator.comparing(Home::townCode).thenComparing(Home::name)).toList();
    }

    /** Counties and towns that have homes. */
    public Map<String, String> divisions(String county) {
        Map<String, String> divisions = new TreeMap<>();
        homes().homes.values().forEach(h -> {
            if (county == null) divisions.put(h.countyCode(), h.county());
            else if (h.countyCode().equals(county)) divisions.put(h.townCode(), h.town());
        });
        return divisions;
    }

    /** Results of inspections, latest first. @param facility of one home; null for all */
    public List<Result> results(Long facility) {
        return homes().results.stream().filter(result -> facility == null || result.facilityId() == facility).toList();
    }

    public Facts facts(long id) {
        Facts last = facts.get(id);
        if (last != null && isFresh(last.asked())) return last;
        Home home = homes().homes.get(id);
        if (home == null) throw RuleViolation.notFound();
        LocalDate today = LocalDate.now(clock);
        Facts now = new Facts(home, register.prices(id, today), register.licences(id, today), clock.instant());
        facts.put(id, now);
        return now;
    }

    /** Asked anew when what is kept is older than the setting says; meanwhile nobody waits for more than one asking. */
    private Kept homes() {
        Kept last = kept;
        if (last != null && isFresh(last.asked)) return last;
        synchronized (this) {
            if (kept != null && isFresh(kept.asked)) return kept;
            Map<Long, Home> homes = new LinkedHashMap<>();
            register.homes(LocalDate.now(clock)).forEach(home -> homes.put(home.id(), home));
            facts.clear();
            kept = new Kept(homes, register.results(), clock.instant());
            return kept;
        }
    }

    private boolean isFresh(Instant asked) {
        return asked.plus(settings.kept()).isAfter(clock.instant());
    }
}

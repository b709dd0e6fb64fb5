package care.facility;

import care.access.*;
import care.kernel.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.io.Serializable;
import java.time.*;
import java.util.*;

/** The register of facilities: one of them, or a list with what each has today. */
@UseCase
@ApplicationScoped
public class Facilities {
    /** @param bedsInUse beds of any kind that are in use today @param residents people with a stay today */
    public record Row(long id, String code, String name, String division, String regionCode, FacilityKind kind, Ownership ownership, FilingStatus filing, long bedsInUse, long residents,
                      LocalDate nextExpiry, int version) implements Serializable {
        /** Residents ÷ beds in use, in percent; null without beds. */
        public Double occupancy() {
            return bedsInUse == 0 ? null : 100.0 * residents / bedsInUse;
        }
    }

    /** @param mass how many of each filing state the filter (without its own filing state) leaves */
    public record Totals(long facilities, long beds, long residents, Map<FilingStatus, Long> mass) {
    }

    private static final String SELECT = """
        f.id, f.code, f.name, r.name as division, f.region_code, f.kind, f.ownership, f.filing, f.version,
        coalesce(s.beds, 0) as beds, coalesce(s.residents, 0) as residents, l.next_expiry""";
    private static final String FROM = """
        facility f join region r on r.code = f.region_code
        left join (select facility_id, sum(n) filter (where measure like 'bed.%.IN_USE') as beds, sum(n) filter (where measure like 'resident.%') as residents
                   from stock_at(:today) group by facility_id) s on s.facility_id = f.id
        left join (select facility_id, min(valid_until) as next_expiry from licence where ended_on is null group by facility_id) l on l.facility_id = f.id""";

    @Inject
    EntityManager em;
    @Inject
    Clock clock;

    @Requires(value = Permission.FACILITY_READ, audited = false)
    public Facility get(long id) {
        Facility facility = em.find(Facility.class, id);
        if (facility == null) throw RuleViolation.notFound();
        return facility;
    }

    /** What keeps people from moving in on a day: the major hazards the home is listed for. */
    @Requires(value = Permission.FACILITY_READ, audited = false)
    public List<String> restrictions(long id, LocalDate day) {
        @SuppressWarnings("unchecked")
        List<String> found = em.createNativeQuery("select what from restriction where facility_id = :id and from_day <= :day and (lifted_on is null or lifted_on > :day) order by id").setParameter("id", id).setParameter("day", day).getResultList();
        return found;
    }

    /** @throws RuleViolation facility.restricted with the hazard, while a major one is not cleared */
    public void receives(long id, LocalDate day) {
        restrictions(id, day).stream().findFirst().ifPresent(what -> {
            throw RuleViolation.conflict("facility.restricted", what);
        });
    }

    @Requires(value = Permission.FACILITY_READ, audited = false)
    public Rows<Row> list(FacilityFilter filter, Slice slice) {
        return narrowed(new Listing(SELECT, FROM, "f.id").with("today", LocalDate.now(clock)), filter)
            .where("f.filing = :filing", "filing", filter.filing())
            .sort("division", "f.region_code", "text").sort("name", "f.name", "text").sort("code", "f.code", "text")
            .sort("beds", "coalesce(s.beds, 0)", "bigint").sort("residents", "coalesce(s.residents, 0)", "bigint")
            .sort("expiry", "coalesce(l.next_expiry, date '9999-12-31')", "date")
            .rows(em, slice, Facilities::row);
    }

    @Requires(value = Permission.FACILITY_READ, audited = false)
    public Row row(long id) {
        return new Listing(SELECT, FROM, "f.id").with("today", LocalDate.now(clock)).where("f.id = :id", "id", id).sort("id", "f.id", "bigint")
            .rows(em, Slice.first(1), Facilities::row).items().stream().findFirst().orElseThrow(RuleViolation::notFound);
    }

    /** Sums over the whole list, not over the page shown. */
    @Requires(value = Permission.FACILITY_READ, audited = false)
    public Totals totals(FacilityFilter filter) {
        Map<FilingStatus, Long> mass = new EnumMap<>(FilingStatus.class);
        long[] sums = new long[3];
        List<Object[]> groups = narrowed(new Listing("f.filing, count(*) as n, coalesce(sum(s.beds), 0) as beds, coalesce(sum(s.residents), 0) as residents", FROM, "f.id").with("today", LocalDate.now(clock)), filter)
            .grouped(em, "f.filing");
        for (Object[] group : groups) {
            FilingStatus status = FilingStatus.valueOf((String) group[0]);
            mass.put(status, ((Number) group[1]).longValue());
            if (filter.filing() == null || filter.filing() == status) for (int i = 0; i < 3; i++) sums[i] += ((Number) group[i + 1]).longValue();
        }
        return new Totals(sums[0], sums[1], sums[2], mass);
    }

    private static Listing narrowed(Listing listing, FacilityFilter filter) {
        String text = filter.text() == null || filter.text().isBlank() ? null : filter.text().strip();
        String prefix = filter.division() == null || filter.division().isBlank() ? null : filter.division().length() == 12 ? DivisionCode.prefix(filter.division()) : filter.division();
        return listing
            .where("(strpos(f.name, :text) > 0 or f.initials >= lower(:text) and f.initials < lower(:text) || '{' or f.credit_code = upper(:text) or f.code = :text)", "text", text)
            .where("f.region_code >= :prefix and f.region_code < :prefix || ':'", "prefix", prefix)
            .where("f.kind = :kind", "kind", filter.kind())
            .where("f.ownership = :ownership", "ownership", filter.ownership());
    }

    private static Row row(Tuple t) {
        return new Row(t.get("id", Number.class).longValue(), t.get("code", String.class), t.get("name", String.class), t.get("division", String.class), t.get("region_code", String.class),
            FacilityKind.valueOf(t.get("kind", String.class)), Ownership.valueOf(t.get("ownership", String.class)), FilingStatus.valueOf(t.get("filing", String.class)),
            t.get("beds", Number.class).longValue(), t.get("residents", Number.class).longValue(), t.get("next_expiry") == null ? null : ((java.sql.Date) t.get("next_expiry")).toLocalDate(), t.get("version", Number.class).intValue());
    }
}

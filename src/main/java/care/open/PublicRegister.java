package care.open;

import care.access.UseCase;
import care.checklist.Domain;
import care.facility.*;
import care.open.PublicFacilities.*;
import care.residence.BedKind;
import care.supervision.InspectionForm;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.*;
import java.util.stream.Stream;

/** The questions about homes that the database answers without a login, and no others. */
@UseCase
@ApplicationScoped
public class PublicRegister {
    @Inject
    EntityManager em;

    public List<Home> homes(LocalDate today) {
        Map<Long, List<Beds>> beds = new HashMap<>();
        for (Tuple t : tuples("select facility_id, kind, in_use, free from public_beds(:today) order by kind", Map.of("today", today)))
            beds.computeIfAbsent(t.get("facility_id", Number.class).longValue(), id -> new ArrayList<>()).add(new Beds(BedKind.valueOf(t.get("kind", String.class)), t.get("in_use", Number.class).longValue(), t.get("free", Number.class).longValue()));
        return tuples("select * from public_facilities()", Map.of()).stream().map(t -> {
            long id = t.get("id", Number.class).longValue();
            return new Home(id, t.get("name", String.class), FacilityKind.valueOf(t.get("kind", String.class)), Ownership.valueOf(t.get("ownership", String.class)), FilingStatus.valueOf(t.get("filing", String.class)), t.get("county_code", String.class), t.get("county", String.class),
                t.get("town_code", String.class), t.get("town", String.class), t.get("address", String.class), t.get("phone", String.class), t.get("latitude", Double.class), t.get("longitude", Double.class), date(t, "closing_on"), List.copyOf(beds.getOrDefault(id, List.of())));
        }).toList();
    }

    public List<Price> prices(long facility, LocalDate today) {
        return tuples("select item, from_fen, to_fen, valid_from from public_prices(:id, :today)", Map.of("id", facility, "today", today)).stream()
            .map(t -> new Price(PriceItem.valueOf(t.get("item", String.class)), t.get("from_fen", Number.class).longValue(), t.get("to_fen", Number.class).longValue(), date(t, "valid_from"))).sorted(Comparator.comparing(Price::item)).toList();
    }

    public List<InDate> licences(long facility, LocalDate today) {
        return tuples("select kind, valid_until from public_licences(:id, :today)", Map.of("id", facility, "today", today)).stream().map(t -> new InDate(LicenceKind.valueOf(t.get("kind", String.class)), date(t, "valid_until"))).toList();
    }

    /** The latest results that are published. */
    public List<Result> results() {
        return tuples("select * from public_inspections(null)", Map.of()).stream().map(t -> new Result(t.get("id", Number.class).longValue(), t.get("facility_id", Number.class).longValue(), t.get("name", String.class), t.get("county", String.class), date(t, "day"),
            InspectionForm.valueOf(t.get("form", String.class)), Stream.of(t.get("domains", String[].class)).map(Domain::valueOf).toList(), t.get("items", Number.class).longValue(), t.get("deficient", Number.class).longValue(), t.get("grave", Number.class).longValue(), t.get("rectified", Number.class).longValue(), date(t, "published_on"))).toList();
    }

    private static LocalDate date(Tuple t, String column) {
        return t.get(column) == null ? null : ((java.sql.Date) t.get(column)).toLocalDate();
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> tuples(String sql, Map<String, Object> parameters) {
        var query = em.createNativeQuery(sql, Tuple.class);
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }
}

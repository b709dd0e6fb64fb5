package care.facility;

import care.access.*;
import care.audit.AuditTrail;
import care.kernel.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.Serializable;
import java.time.*;
import java.util.*;

/** The prices a home publishes. A price holds from a day until a newer one begins; what was published stays on record. */
@UseCase
@ApplicationScoped
public class Prices {
    /** @param inForce whether it is the newest that has begun */
    public record Row(long id, PriceItem item, long fromFen, long toFen, LocalDate validFrom, String enteredBy, boolean inForce) implements Serializable {
    }

    private static final int FURTHEST = 1;

    @Inject
    EntityManager em;
    @Inject
    Facilities facilities;
    @Inject
    AuditTrail trail;
    @Inject
    CurrentUser user;
    @Inject
    Clock clock;

    /** By item, newest first. */
    @Requires(value = Permission.FACILITY_READ, audited = false)
    public List<Row> of(long facilityId) {
        facilities.get(facilityId);
        LocalDate today = LocalDate.now(clock);
        List<Row> rows = new Listing("c.id, c.item, c.from_fen, c.to_fen, c.valid_from, c.entered_by, not exists (select 1 from facility_price n where n.facility_id = c.facility_id and n.item = c.item and n.valid_from > c.valid_from and n.valid_from <= :today) and c.valid_from <= :today as in_force", "facility_price c", "c.id")
            .with("today", today).where("c.facility_id = :facility", "facility", facilityId).sort("from", "c.valid_from", "date")
            .rows(em, new Slice("from", true, null, 0, 500), t -> new Row(t.get("id", Number.class).longValue(), PriceItem.valueOf(t.get("item", String.class)), t.get("from_fen", Number.class).longValue(), t.get("to_fen", Number.class).longValue(),
                ((java.sql.Date) t.get("valid_from")).toLocalDate(), t.get("entered_by", String.class), t.get("in_force", Boolean.class))).items();
        return rows.stream().sorted(Comparator.comparing(Row::item)).toList();
    }

    @Requires(Permission.FACILITY_EDIT)
    public void publish(long facilityId, PriceItem item, Long fromFen, Long toFen, LocalDate validFrom) {
        facilities.get(facilityId);
        LocalDate today = LocalDate.now(clock);
        if (item == null) throw RuleViolation.invalid("item", "facility.price.no-item");
        if (fromFen == null) throw RuleViolation.invalid("fromFen", "facility.price.no-amount");
        long to = toFen == null ? fromFen : toFen;
        if (to < fromFen) throw RuleViolation.invalid("toFen", "facility.price.range");
        if (validFrom == null || validFrom.isAfter(today.plusYears(FURTHEST))) throw RuleViolation.invalid("validFrom", "facility.price.day");
        em.createNativeQuery("insert into facility_price (facility_id, item, from_fen, to_fen, valid_from, entered_by) values (:facility, :item, :from, :to, :day, :by)").setParameter("facility", facilityId).setParameter("item", item.name())
            .setParameter("from", fromFen).setParameter("to", to).setParameter("day", validFrom).setParameter("by", user.getScope().actor()).executeUpdate();
        trail.about("Facility", facilityId, "price", Map.of("item", item.name(), "fromFen", fromFen.toString(), "toFen", String.valueOf(to), "validFrom", validFrom.toString()));
    }
}

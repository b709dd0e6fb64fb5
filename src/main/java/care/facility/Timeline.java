package care.facility;

import care.access.*;
import care.kernel.Clocks;
import care.kernel.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;

/** Everything that happened to a facility, told in sentences, written in the transaction it happened in. */
@UseCase
@ApplicationScoped
public class Timeline {
    /** @param at when it was written down @param code key of the sentence @param args what it needs */
    public record Entry(LocalDate day, LocalDateTime at, String actor, String code, List<String> args) {
    }

    @Inject
    EntityManager em;
    @Inject
    CurrentUser user;

    public void tell(long facilityId, LocalDate day, String code, Object... args) {
        em.createNativeQuery("insert into event (facility_id, day, actor, code, args) values (:facility, :day, :actor, :code, :args)")
            .setParameter("facility", facilityId).setParameter("day", day).setParameter("actor", user.getScope().displayName()).setParameter("code", code)
            .setParameter("args", Stream.of(args).map(arg -> arg instanceof Enum<?> choice ? Texts.later(choice) : String.valueOf(arg)).toArray(String[]::new)).executeUpdate();
    }

    @Requires(value = Permission.FACILITY_READ, audited = false)
    public List<Entry> of(long facilityId, int most) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = em.createNativeQuery("select day, at, actor, code, args from event where facility_id = :facility order by day desc, id desc limit :most", Tuple.class)
            .setParameter("facility", facilityId).setParameter("most", most).getResultList();
        return rows.stream().map(t -> new Entry(((java.sql.Date) t.get("day")).toLocalDate(), LocalDateTime.ofInstant(t.get("at", Instant.class), Clocks.CHINA).withNano(0), t.get("actor", String.class), t.get("code", String.class), List.of(t.get("args", String[].class)))).toList();
    }
}

package care.draw;

import care.access.UseCase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import java.io.Serializable;
import java.time.*;
import java.util.*;

/** The questions about draws that the database answers without a login, and no others. */
@UseCase
@ApplicationScoped
public class PublicRecord {
    public record Row(long id, String plan, String office, DrawState state, int wanted, LocalDate fromDay, LocalDate lastDay, Instant preparedAt, Instant notBefore, Instant drawnAt, String cancelledWhy) implements Serializable {
    }

    @Inject
    EntityManager em;

    @SuppressWarnings("unchecked")
    public List<Row> draws() {
        List<Tuple> rows = em.createNativeQuery("select * from public_draws()", Tuple.class).getResultList();
        return rows.stream().map(t -> new Row(t.get("id", Number.class).longValue(), t.get("plan", String.class), t.get("office", String.class), DrawState.valueOf(t.get("state", String.class)), t.get("wanted", Integer.class), ((java.sql.Date) t.get("from_day")).toLocalDate(),
            ((java.sql.Date) t.get("until_day")).toLocalDate().minusDays(1), t.get("prepared_at", Instant.class), t.get("not_before", Instant.class), t.get("drawn_at", Instant.class), t.get("cancelled_why", String.class))).toList();
    }

    @SuppressWarnings("unchecked")
    public Optional<Evidence> evidence(long id) {
        List<Tuple> rows = em.createNativeQuery("select * from public_draw(:id)", Tuple.class).setParameter("id", id).getResultList();
        return rows.stream().findFirst().map(t -> {
            Lists lists = Lists.parse(t.get("lists", String.class));
            return new Evidence(t.get("id", Number.class).longValue(), t.get("plan", String.class), t.get("office", String.class), DrawState.valueOf(t.get("state", String.class)), t.get("prepared_at", Instant.class), t.get("not_before", Instant.class), t.get("drawn_at", Instant.class), t.get("cancelled_at", Instant.class),
                t.get("cancelled_why", String.class), t.get("lists_sha256", String.class), t.get("commitment", String.class), t.get("seed", String.class), Evidence.Algorithm.ONE, lists.wanted(), lists.officersEach(), lists.homes(), lists.officers(), lists.bars(),
                Evidence.lines(lists, t.get("result", String.class)), t.get("lists", String.class));
        });
    }
}

package care.penalty;

import care.access.UseCase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import java.time.LocalDate;
import java.util.List;

/** The penalties anybody may read. */
@UseCase
@ApplicationScoped
public class PublicPenalties {
    /** @param number of the decision */
    public record Published(String facility, String county, String situation, Decision decision, long amountFen, LocalDate decidedOn, LocalDate publishedOn, String number) {
    }

    @Inject
    EntityManager em;

    public List<Published> all() {
        @SuppressWarnings("unchecked")
        List<Tuple> found = em.createNativeQuery("select * from public_penalties() order by published_on desc, id desc limit 200", Tuple.class).getResultList();
        return found.stream().map(t -> new Published(t.get("facility", String.class), t.get("county", String.class), t.get("situation", String.class), Decision.valueOf(t.get("decision", String.class)), t.get("amount_fen", Number.class).longValue(), ((java.sql.Date) t.get("decided_on")).toLocalDate(),
            ((java.sql.Date) t.get("published_on")).toLocalDate(), t.get("number", String.class))).toList();
    }
}

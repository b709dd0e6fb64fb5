package care.prepayment;

import care.access.*;
import care.facility.Facilities;
import care.kernel.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import java.io.Serializable;
import java.time.*;
import java.util.List;

/** The custody accounts of homes: registered by the office, with the balances that were reported. */
@UseCase
@ApplicationScoped
public class CustodyAccounts {
    /** @param balanceFen the newest one; null when none was reported */
    public record Row(long id, String bank, String number, LocalDate openedOn, LocalDate closedOn, Long balanceFen, LocalDate on) implements Serializable {
    }

    @Inject
    EntityManager em;
    @Inject
    Facilities facilities;
    @Inject
    Vaults vaults;
    @Inject
    Clock clock;

    @Requires(value = Permission.PREPAYMENT_READ, audited = false)
    public List<Row> of(long facilityId) {
        facilities.get(facilityId);
        return new Listing("c.id, c.bank, c.number_mask, c.opened_on, c.closed_on, b.balance_fen, b.on_day",
            "custody_account c left join lateral (select x.balance_fen, x.on_day from custody_balance x where x.account_id = c.id order by x.on_day desc limit 1) b on true", "c.id")
            .where("c.facility_id = :facility", "facility", facilityId).sort("opened", "c.opened_on", "date")
            .rows(em, Slice.first(100), t -> new Row(t.get("id", Number.class).longValue(), t.get("bank", String.class), t.get("number_mask", String.class), date(t, "opened_on"), date(t, "closed_on"),
                t.get("balance_fen") == null ? null : t.get("balance_fen", Number.class).longValue(), date(t, "on_day"))).items();
    }

    @Requires(Permission.CUSTODY_IMPORT)
    public long open(long facilityId, String bank, String number, LocalDate openedOn) {
        facilities.get(facilityId);
        CustodyAccount account = new CustodyAccount(facilityId, bank, number, openedOn, LocalDate.now(clock), vaults.vault());
        em.persist(account);
        em.flush();
        return account.getId();
    }

    @Requires(Permission.CUSTODY_IMPORT)
    public void close(long id, LocalDate on) {
        CustodyAccount account = em.find(CustodyAccount.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (account == null) throw RuleViolation.notFound();
        account.close(on, LocalDate.now(clock));
    }

    private static LocalDate date(Tuple t, String column) {
        return t.get(column) == null ? null : ((java.sql.Date) t.get(column)).toLocalDate();
    }
}

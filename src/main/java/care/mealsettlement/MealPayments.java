package care.mealsettlement;

import care.access.*;
import care.audit.AuditTrail;
import care.kernel.*;
import care.region.Divisions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import java.io.Serializable;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.*;
import java.time.format.DateTimeFormatter;
import java.util.*;

/** What a county sends to its treasury: the approved accounts in one file, with the accounts to pay into. */
@UseCase
@ApplicationScoped
public class MealPayments {
    /** @param paid lines that came back as paid */
    public record Row(long id, String number, LocalDate madeOn, String madeBy, int lines, int paid, long amountFen, String sha256) implements Serializable {
    }

    public record Content(String name, byte[] bytes) {
    }

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyy-MM");

    @Inject
    EntityManager em;
    @Inject
    Vaults vaults;
    @Inject
    Divisions divisions;
    @Inject
    AuditTrail trail;
    @Inject
    CurrentUser user;
    @Inject
    Clock clock;

    @Requires(value = Permission.MEAL_APPROVE, audited = false)
    public List<Row> all() {
        @SuppressWarnings("unchecked")
        List<Tuple> found = em.createNativeQuery("""
            select p.id, p.number, p.made_on, p.made_by, p.lines, p.amount_fen, encode(p.sha256, 'hex') as sha256, count(s.paid_on) as paid
            from meal_payment p left join meal_settlement s on s.payment_id = p.id group by p.id order by p.made_on desc, p.id desc limit 200""", Tuple.class).getResultList();
        return found.stream().map(t -> new Row(t.get("id", Number.class).longValue(), t.get("number", String.class), ((java.sql.Date) t.get("made_on")).toLocalDate(), t.get("made_by", String.class), t.get("lines", Number.class).intValue(), t.get("paid", Number.class).intValue(), t.get("amount_fen", Number.class).longValue(), t.get("sha256", String.class))).toList();
    }

    /**
     * Makes the file of everything that is approved and not sent. What comes to nothing needs no payment and is done with it.
     *
     * @return its id
     * @throws RuleViolation mealsettlement.nothing-to-pay; mealsettlement.no-payee with the canteens that have not said where to pay
     */
    @Requires(Permission.MEAL_APPROVE)
    public long send() {
        @SuppressWarnings("unchecked")
        List<Tuple> due = em.createNativeQuery("""
            select s.id, s.number, s.month, s.district_fen - s.before_fen as due, c.name, c.payee, c.payee_bank, c.payee_cipher from meal_settlement s join canteen c on c.id = s.canteen_id where s.state = 'APPROVED' order by s.number for update of s""", Tuple.class).getResultList();
        if (due.isEmpty()) throw RuleViolation.conflict("mealsettlement.nothing-to-pay");
        List<String> unpayable = due.stream().filter(t -> t.get("payee") == null && t.get("due", Number.class).longValue() != 0).map(t -> t.get("name", String.class)).distinct().toList();
        if (!unpayable.isEmpty()) throw RuleViolation.conflict("mealsettlement.no-payee", String.join("、", unpayable));
        Csv file = new Csv("结算单号", "老饭桌", "月份", "收款户名", "开户银行", "账号", "应付金额（元）");
        long sum = 0;
        for (Tuple t : due) {
            long amount = t.get("due", Number.class).longValue();
            if (amount == 0) continue;
            sum += amount;
            file.line(t.get("number", String.class), t.get("name", String.class), MONTH.format(((java.sql.Date) t.get("month")).toLocalDate()), t.get("payee", String.class), t.get("payee_bank", String.class),
                new String(vaults.vault().unseal(t.get("payee_cipher", byte[].class)), StandardCharsets.US_ASCII), BigDecimal.valueOf(amount, 2).toPlainString());
        }
        String region = DivisionCode.at(user.getScope().regionCode(), 3);
        long id = ((Number) em.createNativeQuery("""
            insert into meal_payment (region_code, number, made_on, made_by, sha256, file, lines, amount_fen)
            select :region, 'F-' || left(:region, 6) || '-' || to_char(cast(:today as date), 'YYYYMM') || '-' || lpad(cast(1 + (select count(*) from meal_payment where region_code = :region) as text), 3, '0'), :today, :by, :hash, :file, :lines, :sum returning id""")
            .setParameter("region", region).setParameter("today", LocalDate.now(clock)).setParameter("by", user.getScope().actor()).setParameter("hash", Csv.sha256(file.bytes())).setParameter("file", vaults.vault().seal(file.bytes())).setParameter("lines", file.lines()).setParameter("sum", sum).getSingleResult()).longValue();
        em.createNativeQuery("update meal_settlement set state = 'SENT', payment_id = :payment, version = version + 1 where id in (:ids)").setParameter("payment", id).setParameter("ids", due.stream().map(t -> t.get("id", Number.class).longValue()).toList()).executeUpdate();
        em.createNativeQuery("update meal_settlement set state = 'PAID', paid_on = :today, paid_fen = 0, version = version + 1 where payment_id = :payment and district_fen = before_fen").setParameter("today", LocalDate.now(clock)).setParameter("payment", id).executeUpdate();
        trail.about("MealPayment", id, "made", Map.of("lines", String.valueOf(file.lines()), "amountFen", String.valueOf(sum)));
        return id;
    }

    /** The file as it was made. Fetching it is logged. */
    @Requires(Permission.MEAL_APPROVE)
    public Content file(long id) {
        @SuppressWarnings("unchecked")
        List<Tuple> found = em.createNativeQuery("select number, file from meal_payment where id = :id", Tuple.class).setParameter("id", id).getResultList();
        if (found.isEmpty()) throw RuleViolation.notFound();
        trail.about("MealPayment", id, "fetched", Map.of());
        return new Content(found.get(0).get("number", String.class) + ".csv", vaults.vault().unseal(found.get(0).get("file", byte[].class)));
    }
}

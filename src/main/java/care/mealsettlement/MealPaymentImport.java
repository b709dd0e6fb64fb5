package care.mealsettlement;

import care.access.*;
import care.exchange.*;
import care.kernel.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** What the treasury has paid: the account's number, the amount, the day and the bank's reference, as its file says. */
@ApplicationScoped
public class MealPaymentImport implements ImportKind {
    @Override
    public String code() {
        return "meal-payments";
    }

    @Override
    public Permission permission() {
        return Permission.MEAL_APPROVE;
    }

    @Override
    public List<Column> columns(Scope scope, LocalDate today) {
        return List.of(Column.text("mealsettlement.number", "number").require().max(60).sample("C-640502-001-202611-1"), Column.of("mealsettlement.paidFen", List.of("amount_fen bigint"), cell -> new Object[] {fen(cell)}).withNote("mealsettlement.import.amount.note").require().sample("1288.00"),
            Column.day("mealsettlement.paidOn", "paid_on").require().sample(today.toString()), Column.text("mealsettlement.bankReference", "reference").require().max(60).sample("20261205-000123"));
    }

    /** Negative where a correction takes back. */
    private static Long fen(String cell) {
        try {
            return new BigDecimal(cell.replace(",", "")).movePointRight(2).longValueExact();
        } catch (ArithmeticException | NumberFormatException noAmount) {
            throw RuleViolation.invalid(null, "exchange.no-amount");
        }
    }

    @Override
    public void check(Staging stage) {
        stage.execute("create temporary table account on commit drop as select s.row_no, m.id, m.state, m.district_fen - m.before_fen as due, m.approved_on from stage s join meal_settlement m on m.number = s.number");
        stage.refuse("mealsettlement.import.unknown", "mealsettlement.number", "select s.row_no, s.number, '{}'::text[] from stage s left join account a on a.row_no = s.row_no where s.number is not null and a.row_no is null");
        stage.refuse("exchange.twice", "mealsettlement.number", "select s.row_no, s.number, array[t.first::text] from stage s join (select number, min(row_no) as first from stage group by 1 having count(*) > 1) t on t.number = s.number where s.row_no > t.first");
        stage.refuse("mealsettlement.import.paid", "mealsettlement.number", "select s.row_no, s.number, '{}'::text[] from stage s join account a on a.row_no = s.row_no where a.state in ('PAID', 'REPLACED')");
        stage.refuse("mealsettlement.import.not-sent", "mealsettlement.number", "select s.row_no, s.number, '{}'::text[] from stage s join account a on a.row_no = s.row_no where a.state in ('DRAWN', 'CONFIRMED', 'CHECKED', 'APPROVED', 'RETURNED')");
        stage.refuse("mealsettlement.import.amount", "mealsettlement.paidFen", "select s.row_no, to_char(s.amount_fen / 100.0, 'FM999999999990.00'), array[to_char(a.due / 100.0, 'FM999999999990.00')] from stage s join account a on a.row_no = s.row_no where a.state = 'SENT' and s.amount_fen <> a.due");
        stage.refuse("mealsettlement.import.day", "mealsettlement.paidOn", "select s.row_no, s.paid_on::text, array[a.approved_on::text] from stage s join account a on a.row_no = s.row_no where a.state = 'SENT' and (s.paid_on > ? or s.paid_on < a.approved_on)", stage.getToday());
    }

    @Override
    public void write(Staging stage) {
        stage.changed(stage.execute("update meal_settlement m set state = 'PAID', paid_on = s.paid_on, paid_fen = s.amount_fen, bank_reference = s.reference, version = m.version + 1 from stage s join account a on a.row_no = s.row_no where m.id = a.id"));
    }
}

package care.roster;

import care.access.Permission;
import care.access.Scope;
import care.exchange.*;
import care.person.PersonColumns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;

/**
 * What was paid, from a file: one amount per person, month and category. Facts are recorded as they are; a payment after a death is no
 * error of the file but a finding about the payment.
 */
@ApplicationScoped
public class PaymentImport implements ImportKind {
    @Inject
    PersonColumns persons;

    @Override
    public String code() {
        return "payments";
    }

    @Override
    public Permission permission() {
        return Permission.ROSTER_MANAGE;
    }

    @Override
    public List<Column> columns(Scope scope, LocalDate today) {
        return List.of(Column.month("roster.month", "month").require().sample(today.minusMonths(1).toString().substring(0, 7)), Column.choice("roster.category", "category", Category.class).require().sample("高龄津贴"),
            persons.identity(today), persons.name(), persons.division(scope), Column.yuan("roster.paid", "amount_fen").require().sample("280.00"));
    }

    @Override
    public void check(Staging stage) {
        persons.check(stage);
        persons.checkOnce(stage, "month", "category");
        stage.refuse("roster.import.nothing-paid", "roster.paid", "select row_no, '0', '{}'::text[] from stage where amount_fen = 0");
        stage.refuse("roster.import.day-ahead", "roster.month", "select row_no, month::text, '{}'::text[] from stage where month > ?", stage.getToday());
        stage.refuse("constraint.payment_key", "roster.month", "select s.row_no, s.month::text, '{}'::text[] from stage s join known k on k.row_no = s.row_no join payment p on p.person_id = k.id and p.month = s.month and p.category = s.category");
    }

    @Override
    public void write(Staging stage) {
        persons.register(stage);
        stage.added(stage.execute("insert into payment (person_id, month, category, region_code, amount_fen) select k.id, s.month, s.category, s.region_code, s.amount_fen from stage s join known k on k.row_no = s.row_no"));
        stage.analyze("payment");
    }
}

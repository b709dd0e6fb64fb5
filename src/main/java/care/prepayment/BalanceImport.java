package care.prepayment;

import care.access.*;
import care.exchange.*;
import care.facility.FacilityColumn;
import care.kernel.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.*;

/** Balances of custody accounts from the bank's file: the home, the account by its last four digits, a day and an amount. */
@ApplicationScoped
public class BalanceImport implements ImportKind {
    private static final Pattern LAST_FOUR = Pattern.compile("[*\\d\\s-]*(\\d{4})");

    @Inject
    FacilityColumn facilities;

    @Override
    public String code() {
        return "custody-balances";
    }

    @Override
    public Permission permission() {
        return Permission.CUSTODY_IMPORT;
    }

    @Override
    public List<Column> columns(Scope scope, LocalDate today) {
        return List.of(facilities.column(scope), Column.of("prepayment.account", List.of("last_four text"), cell -> {
                Matcher four = LAST_FOUR.matcher(cell);
                if (!four.matches()) throw RuleViolation.invalid("prepayment.account", "prepayment.import.no-digits");
                return new Object[] {four.group(1)};
            }).require().max(40).sample("************1234").masked(Column::hide).withNote("prepayment.import.account.note"),
            Column.day("prepayment.on", "on_day").require().sample(today.withDayOfMonth(1).minusDays(1).toString()), Column.yuan("prepayment.balance", "balance_fen").require().sample("125600.00"));
    }

    @Override
    public void check(Staging stage) {
        facilities.check(stage);
        stage.execute("""
            create temporary table kept on commit drop as select s.row_no, min(c.id) as account_id, p.facility_id, count(*) as found, min(c.opened_on) as opened_on
            from stage s join place p on p.row_no = s.row_no and p.found = 1 join custody_account c on c.facility_id = p.facility_id and right(c.number_mask, 4) = s.last_four and (c.closed_on is null or c.closed_on >= s.on_day) group by s.row_no, p.facility_id""");
        stage.refuse("prepayment.import.no-account", "prepayment.account", "select s.row_no, '****' || s.last_four, '{}'::text[] from stage s join place p on p.row_no = s.row_no left join kept k on k.row_no = s.row_no where s.last_four is not null and k.row_no is null");
        stage.refuse("prepayment.import.several-accounts", "prepayment.account", "select s.row_no, '****' || s.last_four, '{}'::text[] from stage s join kept k on k.row_no = s.row_no where k.found > 1");
        stage.refuse("prepayment.import.ahead", "prepayment.on", "select row_no, on_day::text, '{}'::text[] from stage where on_day > ?", stage.getToday());
        stage.refuse("prepayment.import.before", "prepayment.on", "select s.row_no, s.on_day::text, array[k.opened_on::text] from stage s join kept k on k.row_no = s.row_no where s.on_day < k.opened_on");
        stage.refuse("exchange.twice", "prepayment.on", """
            select s.row_no, s.on_day::text, array[t.first::text] from stage s join kept k on k.row_no = s.row_no
            join (select k.account_id, s.on_day, min(s.row_no) as first from stage s join kept k on k.row_no = s.row_no group by 1, 2 having count(*) > 1) t on t.account_id = k.account_id and t.on_day = s.on_day where s.row_no > t.first""");
        stage.refuse("constraint.custody_balance_key", "prepayment.on", "select s.row_no, s.on_day::text, '{}'::text[] from stage s join kept k on k.row_no = s.row_no join custody_balance b on b.account_id = k.account_id and b.on_day = s.on_day");
    }

    @Override
    public void write(Staging stage) {
        stage.added(stage.execute("insert into custody_balance (account_id, facility_id, on_day, balance_fen, import_id, entered_by) select k.account_id, k.facility_id, s.on_day, s.balance_fen, ?, ? from stage s join kept k on k.row_no = s.row_no",
            stage.getImportId(), stage.getScope().actor()));
    }
}

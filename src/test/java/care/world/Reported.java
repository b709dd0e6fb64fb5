package care.world;

import java.sql.*;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * The monthly returns of the last months: most homes reported in time, some late; one signed again with a reason. Of the last month a
 * few are missing, that of the first operator's home among them.
 */
public final class Reported {
    private static final int MONTHS = 4;
    private static final String SIGN = """
        with l as materialized (select * from care.ledger_month(?::date)),
        owing as (
          select f.id, f.legal_representative as signer, ?::date + 2 + (f.id % case when f.id % 17 = 0 then 13 else 4 end)::integer as due
          from care.facility f join care.facility_status t on t.facility_id = f.id and t.filing in ('FILED', 'CHANGING') and t.from_day < ?::date and (t.until_day is null or t.until_day >= ?::date)
          where exists (select 1 from l where l.facility_id = f.id and l.dimension = 'TOTAL' and l.available > 0) and (? or f.id % 11 <> 3 and f.id <> (select facility_id from care.account where username = 'operator-1'))),
        r as (
          insert into care.monthly_return (facility_id, month, version_no, reason, signer, confirmed_by, confirmed_at, confirmed_on, sha256)
          select o.id, ?::date, 1, null, coalesce(o.signer, '负责人'), coalesce(o.signer, '负责人'), least(o.due, ?::date) + time '09:30', least(o.due, ?::date),
            (select sha256(convert_to(string_agg(dimension || '|' || part || '|' || persons || '|' || days || '|' || away || '|' || coalesce(available::text, ''), E'\\n' order by dimension collate "C", part collate "C"), 'UTF8')) from l where l.facility_id = o.id)
          from owing o returning id, facility_id)
        insert into care.monthly_return_line (return_id, facility_id, dimension, part, persons, days, away, available)
        select r.id, r.facility_id, l.dimension, l.part, l.persons, l.days, l.away, l.available from r join l on l.facility_id = r.facility_id""";
    private static final String AGAIN = """
        with first as (select r.* from care.monthly_return r where r.month = ? and r.facility_id = (select facility_id from care.account where username = 'operator-2')),
        r as (insert into care.monthly_return (facility_id, month, version_no, reason, signer, confirmed_by, confirmed_at, confirmed_on, sha256)
          select facility_id, month, 2, '一位老人的住院记录补登', signer, confirmed_by, confirmed_at + interval '6 days', confirmed_on + 6, sha256 from first returning id, facility_id)
        insert into care.monthly_return_line select r.id, l.facility_id, l.dimension, l.part, l.persons, l.days, l.away, l.available from r, first f join care.monthly_return_line l on l.return_id = f.id""";
    private final Connection owner;
    private final LocalDate today;

    public Reported(Connection owner, LocalDate today) {
        this.owner = owner;
        this.today = today;
    }

    public void report() throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute("analyze care.stay, care.bed_period, care.holding, care.stay_leave");
            statement.execute("select care.enter('', '', '64', '')");      // abilities and categories are counted for who may see them
            for (int back = MONTHS; back >= 1; back--) sign(YearMonth.from(today).minusMonths(back), back > 1);
            try (PreparedStatement again = owner.prepareStatement(AGAIN)) {
                again.setObject(1, YearMonth.from(today).minusMonths(3).atDay(1));
                again.executeUpdate();
            }
            statement.execute("select care.enter('', '', '', '')");
            statement.execute("analyze care.monthly_return, care.monthly_return_line");
        }
    }

    private void sign(YearMonth month, boolean everybody) throws SQLException {
        LocalDate first = month.atDay(1);
        LocalDate past = month.plusMonths(1).atDay(1);
        try (PreparedStatement sign = owner.prepareStatement(SIGN)) {
            Object[] values = {first, past, past, past, everybody, first, today, today};
            for (int i = 0; i < values.length; i++) sign.setObject(i + 1, values[i]);
            sign.executeUpdate();
        }
    }
}

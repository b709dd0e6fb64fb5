package care.world;

import java.sql.*;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * The monthly returns of the last months: most homes reported in time, some late; two forgot leave, and one of them signed again with the
 * reason. Of the last month a few are missing, that of the first operator's home among them.
 */
public final class Reported {
    private static final int MONTHS = 4;
    private static final String SIGN = """
        with l as materialized (select m.facility_id, m.dimension, m.part, m.persons, m.days, case when ? and m.facility_id = any (care_late.homes) then 0 else m.away end as away, m.available
          from care.ledger_month(?::date) m, (select array[(select facility_id from care.account where username = 'operator-2'),
            (select min(v.facility_id) from care.stay_leave v join care.facility f on f.id = v.facility_id where f.region_code like '640522%' and v.until_day is not null)] as homes) care_late),
        owing as (
          select f.id, f.legal_representative as signer, ?::date + 2 + (f.id % case when f.id % 17 = 0 then 13 else 4 end)::integer as due
          from care.facility f join care.facility_status t on t.facility_id = f.id and t.filing in ('FILED', 'CHANGING') and t.from_day < ?::date and (t.until_day is null or t.until_day >= ?::date)
          where exists (select 1 from l where l.facility_id = f.id and l.dimension = 'TOTAL' and l.available > 0) and (? or f.id = (select facility_id from care.account where username = 'operator-2') or f.id % 11 <> 3 and f.id <> (select facility_id from care.account where username = 'operator-1'))),
        r as (
          insert into care.monthly_return (facility_id, month, version_no, reason, signer, confirmed_by, confirmed_at, confirmed_on, sha256)
          select o.id, ?::date, 1, null, coalesce(o.signer, '负责人'), coalesce(o.signer, '负责人'), least(o.due, ?::date) + time '09:30', least(o.due, ?::date),
            (select sha256(convert_to(string_agg(dimension || '|' || part || '|' || persons || '|' || days || '|' || away || '|' || coalesce(available::text, ''), E'\\n' order by dimension collate "C", part collate "C"), 'UTF8')) from l where l.facility_id = o.id)
          from owing o returning id, facility_id)
        insert into care.monthly_return_line (return_id, facility_id, dimension, part, persons, days, away, available)
        select r.id, r.facility_id, l.dimension, l.part, l.persons, l.days, l.away, l.available from r join l on l.facility_id = r.facility_id""";
    private static final String AGAIN = """
        with l as materialized (select * from care.ledger_month(?::date) m where m.facility_id = (select facility_id from care.account where username = 'operator-2')),
        r as (insert into care.monthly_return (facility_id, month, version_no, reason, signer, confirmed_by, confirmed_at, confirmed_on, sha256)
          select r.facility_id, r.month, 2, '回家过节的外出记录补登', r.signer, r.confirmed_by, least(r.confirmed_on + 6, ?::date) + time '16:10', least(r.confirmed_on + 6, ?::date),
            (select sha256(convert_to(string_agg(dimension || '|' || part || '|' || persons || '|' || days || '|' || away || '|' || coalesce(available::text, ''), E'\\n' order by dimension collate "C", part collate "C"), 'UTF8')) from l)
          from care.monthly_return r where r.month = ?::date and r.facility_id = (select facility_id from care.account where username = 'operator-2') returning id, facility_id)
        insert into care.monthly_return_line (return_id, facility_id, dimension, part, persons, days, away, available) select r.id, r.facility_id, l.dimension, l.part, l.persons, l.days, l.away, l.available from r, l""";
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
                LocalDate month = enteredLate().atDay(1);
                again.setObject(1, month);
                again.setObject(2, today);
                again.setObject(3, today);
                again.setObject(4, month);
                again.executeUpdate();
            }
            statement.execute("select care.enter('', '', '', '')");
            statement.execute("analyze care.monthly_return, care.monthly_return_line");
        }
    }

    /** The month in whose return leave was forgotten: two homes signed without it, one of them signed again. */
    private YearMonth enteredLate() {
        return YearMonth.from(today.minusDays(50));
    }

    private void sign(YearMonth month, boolean everybody) throws SQLException {
        LocalDate first = month.atDay(1);
        LocalDate past = month.plusMonths(1).atDay(1);
        try (PreparedStatement sign = owner.prepareStatement(SIGN)) {
            Object[] values = {month.equals(enteredLate()), first, past, past, past, everybody, first, today, today};
            for (int i = 0; i < values.length; i++) sign.setObject(i + 1, values[i]);
            sign.executeUpdate();
        }
    }
}

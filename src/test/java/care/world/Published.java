package care.world;

import care.kernel.Vault;
import java.nio.charset.StandardCharsets;
import java.sql.*;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Prices most homes have published, and the custody accounts of those with agreements: balances at the end of each of the last months
 * that are what was held, of one home a little less, and of another none for a long time.
 */
public final class Published {
    private static final String PRICES = """
        insert into care.facility_price (facility_id, item, from_fen, to_fen, valid_from, entered_by)
        select f.id, i.item, i.fen + f.id % 7 * 5000, i.fen + f.id % 7 * 5000 + i.spread, d.day, coalesce(f.legal_representative, '负责人')
        from care.facility f, (values ('BED_ORDINARY', 'ORDINARY', 60000, 30000), ('BED_NURSING', 'NURSING', 90000, 60000), ('BED_SOJOURN', 'SOJOURN', 150000, 90000), ('BED_HOME', 'HOME', 20000, 0),
          ('CARE_ASSISTED', '', 40000, 10000), ('CARE_PARTIAL', '', 80000, 20000), ('CARE_FULL', '', 130000, 50000), ('MEALS', '', 60000, 0)) i (item, kind, fen, spread), (values (?::date), (?::date)) d (day)
        where f.filing in ('FILED', 'CHANGING') and f.id % 9 <> 4 and (i.kind = '' or exists (select 1 from care.bed_period p where p.facility_id = f.id and p.kind = i.kind and p.until_day is null))
          and (d.day = ?::date or f.id % 3 = 0 and i.item like 'BED%')""";
    private static final String BALANCES = """
        insert into care.custody_balance (account_id, facility_id, on_day, balance_fen, entered_by)
        select c.id, c.facility_id, ?::date, case when c.facility_id % 10 = 3 then m.fen * 93 / 100 else m.fen end, '贺望川'
        from care.custody_account c join (select h.facility_id, sum(greatest(h.held_fen, 0))::bigint as fen from care.money_held(?::date) h group by h.facility_id) m on m.facility_id = c.facility_id where c.facility_id % 10 <> 7 or ?""";
    private final Connection owner;
    private final Vault vault;
    private final LocalDate today;

    public Published(Connection owner, Vault vault, LocalDate today) {
        this.owner = owner;
        this.vault = vault;
        this.today = today;
    }

    public void publish() throws SQLException {
        LocalDate first = LocalDate.of(2025, 1, 1);
        try (PreparedStatement prices = owner.prepareStatement(PRICES)) {
            for (int i = 1; i <= 3; i++) prices.setObject(i, i == 2 ? first.plusYears(1) : first);
            prices.executeUpdate();
        }
        above("operator-2", "DEPOSIT", "bed_fen * 13");
        above("operator-1", "FEE", "(bed_fen + care_fen + meal_fen) * 13");
        accounts();
        try (PreparedStatement balances = owner.prepareStatement(BALANCES)) {
            for (int back = 3; back >= 1; back--) {
                LocalDate end = YearMonth.from(today).minusMonths(back).atEndOfMonth();
                balances.setObject(1, end);
                balances.setObject(2, end);
                balances.setBoolean(3, back == 3);
                balances.executeUpdate();
            }
        }
    }

    /** In each operator's home one resident has paid more than is allowed. */
    private void above(String account, String kind, String fen) throws SQLException {
        try (PreparedStatement pay = owner.prepareStatement("insert into care.agreement_payment (agreement_id, facility_id, kind, amount_fen, day, entered_by) select a.id, a.facility_id, ?, " + fen
            + ", ?, ? from care.agreement a where a.state = 'SIGNED' and a.from_day < ? and a.facility_id = (select facility_id from care.account where username = ?) order by a.from_day desc limit 1")) {
            Object[] values = {kind, today.minusDays(12), account, today.minusDays(12), account};
            for (int i = 0; i < values.length; i++) pay.setObject(i + 1, values[i]);
            pay.executeUpdate();
        }
    }

    private void accounts() throws SQLException {
        try (Statement statement = owner.createStatement(); ResultSet home = statement.executeQuery("select distinct a.facility_id, f.region_code from care.agreement a join care.facility f on f.id = a.facility_id where a.state in ('SIGNED', 'ENDED') order by 1");
             PreparedStatement insert = owner.prepareStatement("insert into care.custody_account (facility_id, bank, number_hash, number_cipher, number_mask, opened_on) values (?, ?, ?, ?, ?, ?)")) {
            while (home.next()) {
                byte[] number = String.format("6205%012d", home.getLong(1) * 7919 % 1_000_000_000_000L).getBytes(StandardCharsets.US_ASCII);
                insert.setLong(1, home.getLong(1));
                insert.setString(2, home.getLong(1) % 2 == 0 ? "黄河农村商业银行" : "宁夏银行");
                insert.setBytes(3, vault.hash(number));
                insert.setBytes(4, vault.seal(number));
                insert.setString(5, "************" + new String(number, 12, 4, StandardCharsets.US_ASCII));
                insert.setObject(6, LocalDate.of(2024, 1, 1));
                insert.executeUpdate();
            }
        }
    }
}

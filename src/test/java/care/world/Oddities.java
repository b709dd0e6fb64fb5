package care.world;

import care.kernel.Initials;
import care.kernel.Vault;
import care.person.IdentityNumber;
import java.sql.*;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * What a register always has in it and should not: one person entered twice, somebody past 110, benefits after a death, one person on the
 * rosters of two counties. And a request for transfer that waits for its answer.
 */
public final class Oddities {
    private final Connection owner;
    private final Vault vault;
    private final LocalDate today;
    private int order = 901;

    public Oddities(Connection owner, Vault vault, LocalDate today) {
        this.owner = owner;
        this.vault = vault;
        this.today = today;
    }

    public void plant() throws SQLException {
        for (String county : new String[] {"640502", "640521", "640522"}) enteredTwice(county);
        person("640502", "马长松", "FEMALE", LocalDate.of(1912, 3, 8), 4);
        person("640522", "田玉石", "MALE", LocalDate.of(1913, 10, 1), 9);
        afterDeath("640521", "康守信", "ADVANCED_AGE", 11);
        afterDeath("640522", "虎和顺", "SUBSISTENCE_RURAL", 15);
        onTwoRosters("640502", "640521", "万晴岚");
        askedFor("640521", "640522100000", "clerk-640522100");
        try (Statement statement = owner.createStatement()) {
            statement.execute("analyze name_gram, person, holding, payment");
            statement.execute("select find_suspicions()");
        }
    }

    /** The same name and day of birth under a number that was given elsewhere. */
    private void enteredTwice(String county) throws SQLException {
        try (PreparedStatement query = owner.prepareStatement("select name, sex, born from person p where left(region_code, 6) = ? and exists (select 1 from stay s where s.person_id = p.id) order by id offset 40 limit 1")) {
            query.setString(1, county);
            try (ResultSet one = query.executeQuery()) {
                one.next();
                person(county, one.getString(1), one.getString(2), one.getObject(3, LocalDate.class), 2);
            }
        }
    }

    private void afterDeath(String county, String name, String category, int village) throws SQLException {
        long person = person(county, name, "MALE", today.minusYears(86), village);
        LocalDate died = today.minusDays(100);
        execute("update person set died_on = ? where id = ?", died, person);
        for (int month = 1; month <= 2; month++)
            execute("insert into payment (person_id, month, category, region_code, amount_fen) select id, ?, ?, region_code, 45000 from person where id = ?", died.plusMonths(month).withDayOfMonth(1), category, person);
    }

    private void onTwoRosters(String one, String other, String name) throws SQLException {
        long person = person(one, name, "FEMALE", today.minusYears(74), 6);
        onRoster(person, one + "000000", today.minusDays(400));
        onRoster(person, other + "000000", today.minusDays(90));
    }

    /** A county's list of one, accepted on its day. */
    private void onRoster(long person, String county, LocalDate asOf) throws SQLException {
        execute("with made as (insert into roster (category, as_of, region_code, source, sha256, lines, entered_by) values ('LEFT_BEHIND', ?, ?, '三留守人员名单.xlsx', sha256('x'), 1, 'care') returning id) insert into roster_line (roster_id, person_id, region_code) select id, ?, ? from made", asOf, county, person, county);
        execute("update roster set state = 'ACCEPTED', accepted_by = 'care', accepted_at = ?::date where category = 'LEFT_BEHIND' and as_of = ? and region_code = ?", asOf, asOf, county);
        execute("insert into holding (person_id, category, region_code, from_day) values (?, 'LEFT_BEHIND', ?, ?)", person, county, asOf);
    }

    private void askedFor(String county, String town, String by) throws SQLException {
        long person = person(county, "丁小满", "FEMALE", today.minusYears(71), 8);
        execute("""
            insert into person_transfer (person_id, from_region, to_region, surname, sex, birth_year, reason, requested_by)
            select id, region_code, ?, left(name, 1) || '*', sex, extract(year from born), '随子女迁居海城镇', ? from person where id = ?""", town, by, person);
    }

    /** Somebody of the so-manieth village of the county, registered first in the prefecture to the south. */
    private long person(String county, String name, String sex, LocalDate born, int village) throws SQLException {
        String seventeen = "642221" + born.format(DateTimeFormatter.BASIC_ISO_DATE) + (sex.equals("MALE") == (order % 2 == 1) ? order : order + 1);
        order += 2;
        IdentityNumber number = new IdentityNumber(seventeen + IdentityNumber.check(seventeen));
        try (PreparedStatement insert = owner.prepareStatement("""
            insert into person (identity_hash, identity_cipher, identity_mask, name, initials, sex, born, region_code)
            values (?, ?, ?, ?, ?, ?, ?, (select code from region where level = 5 and left(code, 6) = ? order by code offset ? limit 1)) returning id""")) {
            Object[] values = {vault.hash(number.bytes()), vault.seal(number.bytes()), number.mask(), name, Initials.of(name), sex, born, county, village};
            for (int i = 0; i < values.length; i++) insert.setObject(i + 1, values[i]);
            try (ResultSet made = insert.executeQuery()) {
                made.next();
                return made.getLong(1);
            }
        }
    }

    private void execute(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            statement.executeUpdate();
        }
    }
}

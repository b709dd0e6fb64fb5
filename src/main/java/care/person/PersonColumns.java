package care.person;

import care.access.Scope;
import care.exchange.*;
import care.kernel.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.*;

/**
 * The columns that say who somebody is, for every kind of file about persons, what the register thinks of them, and how those it does
 * not know yet are entered. After {@link #check} the table {@code known} has the row and the id of everybody who is registered.
 */
@ApplicationScoped
public class PersonColumns {
    @Inject
    Vaults vaults;
    @Inject
    DivisionNames divisions;

    public Column identity(LocalDate today) {
        Vault vault = vaults.vault();
        return Column.of("person.identity", List.of("identity_hash bytea", "identity_cipher bytea", "identity_mask text", "sex text", "born date"), cell -> {
            IdentityNumber number = parse(cell, today);
            return new Object[] {vault.hash(number.bytes()), vault.seal(number.bytes()), number.mask(), number.sex(), number.born()};
        }).require().masked(Column::hide).sample("640502195003150029").withNote("person.identity.note");
    }

    /** Excel keeps fifteen digits of a number; a column that is not text ends in zeros, and that is what is wrong with it. */
    private static IdentityNumber parse(String cell, LocalDate today) {
        try {
            return IdentityNumber.parse(cell, today);
        } catch (RuleViolation wrong) {
            if (cell.length() == 18 && cell.endsWith("000")) throw RuleViolation.invalid("identity", "person.identity.rounded");
            throw wrong;
        }
    }

    public Column name() {
        Map<String, String> initials = new HashMap<>();
        return Column.of("person.name", List.of("name text collate \"C\"", "initials text collate \"C\""), cell -> {
            if (cell.codePoints().noneMatch(Character::isLetter)) throw RuleViolation.invalid("name", "person.name.letters");
            if (initials.size() > 50_000) initials.clear();
            return new Object[] {cell, initials.computeIfAbsent(cell, Initials::of)};
        }).require().max(60).masked(Person::mask).sample("王国胜");
    }

    public Column division(Scope scope) {
        return divisions.townOrVillage("person.division", "region_code", scope).require();
    }

    /** Refuses who is registered under another name, and who is registered out of sight. */
    public void check(Staging stage) {
        stage.execute("create temporary table known on commit drop as select s.row_no, coalesce(p.merged_into, p.id) as id, p.name, p.died_on from stage s join person p on p.identity_hash = s.identity_hash");
        stage.execute("analyze known");
        stage.refuse("person.import.other-name", "person.name", """
            select s.row_no, left(s.name, 1) || '*', array[left(k.name, 1) || '*' || case when length(k.name) > 2 then right(k.name, 1) else '' end]
            from stage s join known k on k.row_no = s.row_no where s.name <> k.name""");
        stage.refuse("person.elsewhere", "person.identity", """
            select s.row_no, s.identity_mask, '{}'::text[] from stage s
            join identities_registered(array(select x.identity_hash from stage x left join known k on k.row_no = x.row_no where x.identity_hash is not null and k.row_no is null)) h on h = s.identity_hash""");
    }

    /** Refuses all but the first of rows that are equal in some columns: of a person, or of a person and a month. */
    public void checkOnce(Staging stage, String... also) {
        String by = String.join(", ", also.length == 0 ? new String[] {"identity_hash"} : prepend(also));
        stage.refuse("exchange.twice", "person.identity", "select s.row_no, s.identity_mask, array[f.first::text] from stage s join (select " + by + ", min(row_no) as first from stage where identity_hash is not null group by " + by
            + " having count(*) > 1) f using (" + by + ") where s.row_no > f.first");
    }

    private static String[] prepend(String... also) {
        String[] all = new String[also.length + 1];
        all[0] = "identity_hash";
        System.arraycopy(also, 0, all, 1, also.length);
        return all;
    }

    /** Enters those whom nobody has registered; {@code known} has everybody afterwards. @return how many they are */
    public int register(Staging stage) {
        int entered = stage.execute("""
            insert into person (identity_hash, identity_cipher, identity_mask, name, initials, sex, born, region_code, facility_id)
            select distinct on (s.identity_hash) s.identity_hash, s.identity_cipher, s.identity_mask, s.name, s.initials, s.sex, s.born, s.region_code, nullif(?, '')::bigint
            from stage s left join known k on k.row_no = s.row_no where k.row_no is null""", stage.getScope().facilityId() == null ? "" : stage.getScope().facilityId().toString());
        if (entered == 0) return 0;
        stage.analyze("person");
        stage.execute("insert into known (row_no, id, name, died_on) select s.row_no, p.id, p.name, p.died_on from stage s join person p on p.identity_hash = s.identity_hash left join known k on k.row_no = s.row_no where k.row_no is null");
        stage.execute("analyze known");
        return entered;
    }
}

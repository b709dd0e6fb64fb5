package care;

import care.access.Passwords;
import care.kernel.*;
import care.roster.Category;
import care.roster.PushFile;
import care.world.*;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.*;
import java.sql.*;
import java.time.LocalDate;
import java.util.*;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The cast that the demonstration and the tests share: an invented city of facilities, beds, older persons and stays as {@link Plan}
 * works it out for a day, and the accounts to look at it with. Written as the tables' owner, in the caller's transaction.
 */
public final class World {
    /** Username and what it is, in the order the run command shows them. */
    public static final Map<String, String> ACCOUNTS = accounts();
    private static final Path COUNTIES = Project.folder().resolve("src/main/webapp/resources/map/counties-6405.json");
    private final Connection owner;
    private final LocalDate today;
    private final Vault vault;
    private final String password;

    public World(Connection owner, LocalDate today, Vault vault, String password) {
        this.owner = owner;
        this.today = today;
        this.vault = vault;
        this.password = password;
    }

    /** Without a database; the record numbers begin at {@code first}. */
    public static Plan plan(LocalDate today, long first) {
        return new Plan(today, first, COUNTIES);
    }

    public void create() throws SQLException {
        Plan plan = plan(today, nextFreeNumber());
        try (Statement statement = owner.createStatement()) {
            statement.execute("set local timezone to 'Asia/Shanghai'");
            CopyManager copy = owner.unwrap(PGConnection.class).getCopyAPI();
            for (Sheet sheet : plan.beforePersons()) sheet.copy(copy);
            follow(plan.laterSteps());
            persons(plan).copy(copy);
            plan.stays().copy(copy);
            for (Sheet sheet : plan.assessments()) sheet.copy(copy);
            for (Sheet sheet : plan.rosters()) sheet.copy(copy);
            statement.execute("select setval('id_seq', " + plan.lastId() + ")");
            open(plan);
            accept(plan);
            verify();
            push();
            Papers papers = new Papers(owner, plan.lastId());
            papers.issue();
            papers.handIn();
            new Moved(owner, today).settleIn();
            new Nursing(owner, today).care();
            new Oddities(owner, vault, today).plant();
            new Reported(owner, today).report();
            new Published(owner, vault, today).publish();
            Drawn drawn = new Drawn(owner, vault, today);
            drawn.appoint();
            new Inspected(owner, today).inspect();
            new Handled(owner, vault, today).happen();
            new Penalties(owner, today).impose();
            drawn.draw();
            new Tables(owner, vault, today).serve();
            statement.execute("analyze assessment, assessment_score, facility, facility_status, filing, filing_gap, event, licence, staff, certificate, building, room, bed, bed_period, person, stay, stock_day, stock_month, account, roster_line, holding, payment");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The sequence hands out blocks of fifty; what it gave last belongs to whoever asked, here to nobody else. */
    private long nextFreeNumber() throws SQLException {
        try (Statement statement = owner.createStatement(); ResultSet next = statement.executeQuery("select nextval('id_seq')")) {
            next.next();
            return next.getLong(1) + 1;
        }
    }

    /** One step after the other, so that the history of each facility's filing is written as it happened. */
    private void follow(List<Plan.Step> steps) throws SQLException {
        try (PreparedStatement update = owner.prepareStatement("update facility set filing = ?, filing_since = ? where id = ?")) {
            for (Plan.Step step : steps) {
                update.setString(1, step.filing());
                update.setObject(2, step.since());
                update.setLong(3, step.facility());
                update.executeUpdate();
            }
        }
    }

    /** As the bureau accepts them, one after the other: the categories people hold follow; and the text's month is compared with the one before. */
    private void accept(Plan plan) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute("analyze roster_line, person");
            for (long id : plan.acceptedRosters()) {
                statement.execute("update roster set state = 'ACCEPTED', accepted_by = entered_by, accepted_at = entered_at + interval '1 hour' where id = " + id);
                statement.execute("select holdings_follow(" + id + ")");
            }
            statement.execute("""
                insert into roster_difference (roster_id, against_id, region_code, made_by, made_at) select n.id, o.id, n.region_code, n.accepted_by, n.accepted_at + interval '1 hour'
                from roster n join roster o on o.category = n.category and o.as_of = n.as_of - interval '1 month' where n.as_of = '2022-12-01'""");
            statement.execute("insert into roster_difference_line select d.id, c.* from roster_difference d, roster_changes(d.roster_id, d.against_id, null) c");
            statement.execute("""
                update roster_difference d set added = n.added, left_count = n.left_count, changed = n.changed, moved = n.moved from (
                  select difference_id, count(*) filter (where kind = 'NEW') as added, count(*) filter (where kind = 'LEFT') as left_count, count(*) filter (where kind = 'CHANGED') as changed, count(*) filter (where kind = 'MOVED') as moved
                  from roster_difference_line group by 1) n where n.difference_id = d.id""");
        }
    }

    /** One county is at work and has a few days left, one has returned its outcomes, one is done. */
    private void verify() throws SQLException {
        LocalDate made = today.minusDays(9);
        try (PreparedStatement insert = owner.prepareStatement("""
            with v as (insert into verification (region_code, as_of, state, due_on, made_by, made_on, returned_by, returned_on, closed_by, closed_on) values (?, ?, ?, ?, '贺望川', ?, ?, ?, ?, ?) returning id, region_code, as_of)
            insert into verification_person (verification_id, person_id, category, region_code, outcome, reason, decided_by, decided_at)
            select v.id, m.person_id, m.category, m.region_code, case when decided then case when m.person_id % 3 = 0 then 'DOES_NOT_QUALIFY' else 'QUALIFIES' end end,
              case when decided and m.person_id % 3 = 0 then '家庭人均收入超过低保标准' end, case when decided then ? end, case when decided then ?::date + time '15:30' end
            from v join holding m on left(m.region_code, 6) = left(v.region_code, 6) and m.category like 'MONITORED%' and daterange(m.from_day, m.until_day) @> v.as_of, lateral (select ? or m.person_id % 5 = 0 as decided) d
            where not exists (select 1 from holding h where h.person_id = m.person_id and h.category in ('SUBSISTENCE_URBAN', 'SUBSISTENCE_RURAL', 'EXTREME_POVERTY') and daterange(h.from_day, h.until_day) @> v.as_of)""")) {
            verify(insert, "640502000000", made, WorkingDays.after(today, 3), "柳渠清", null, null, made.plusDays(1), false);
            verify(insert, "640521000000", made, WorkingDays.after(today, 3), "杞红川", today.minusDays(1), null, today.minusDays(2), true);
            verify(insert, "640522000000", today.minusDays(40), today.minusDays(26), "海月圆", today.minusDays(29), today.minusDays(27), today.minusDays(30), true);
        }
    }

    private void verify(PreparedStatement insert, String county, LocalDate made, LocalDate due, String officer, LocalDate returned, LocalDate closed, LocalDate decided, boolean all) throws SQLException {
        Object[] values = {county, made, closed != null ? "CLOSED" : returned != null ? "RETURNED" : "OPEN", due, made, returned == null ? null : officer, returned, closed == null ? null : "贺望川", closed, officer, decided, all};
        for (int i = 0; i < values.length; i++) insert.setObject(i + 1, values[i]);
        insert.executeUpdate();
    }

    /** The newly listed of December 2022 have arrived at one recipient; another has no address. */
    private void push() throws SQLException {
        PushFile file = new PushFile();
        Map<Long, Integer> sources = new LinkedHashMap<>();
        try (Statement statement = owner.createStatement(); ResultSet row = statement.executeQuery("""
            select d.id, r.category, r.as_of, p.name, p.identity_cipher, g.name, l.region_after, l.level_after, l.amount_after from roster_difference d join roster r on r.id = d.roster_id
            join roster_difference_line l on l.difference_id = d.id and l.kind = 'NEW' join person p on p.id = l.person_id join region g on g.code = l.region_after order by r.category, p.id""")) {
            while (row.next()) {
                file.add(row.getString(4), new String(vault.unseal(row.getBytes(5)), StandardCharsets.US_ASCII), Texts.word(Locale.CHINA, Category.valueOf(row.getString(2))), row.getString(6), row.getString(7), row.getString(8), row.getLong(9), row.getObject(3, LocalDate.class));
                sources.merge(row.getLong(1), 1, Integer::sum);
            }
        }
        byte[] bytes = file.bytes();
        String hash = HexFormat.of().formatHex(Csv.sha256(bytes));
        String at = "2022-12-05T10:06:12+08:00";
        String publicKey;
        String receipt;
        try {
            KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update((hash + "|" + at).getBytes(StandardCharsets.UTF_8));
            publicKey = Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
            receipt = "{\"sha256\":\"" + hash + "\",\"receivedAt\":\"" + at + "\",\"signature\":\"" + Base64.getEncoder().encodeToString(signature.sign()) + "\"}";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        long push = number("""
            with r as (insert into push_recipient (region_code, name, contact, url, public_key) values ('640500000000', '市乡村振兴部门', '监测科 0955-7000000', 'https://rural.example/newly-listed', ?) returning id)
            insert into roster_push (recipient_id, region_code, month, state, rows, sha256, content, made_by, made_at, tries, sent_at, receipt, received_at)
            select id, '640500000000', '2022-12-01', 'RECEIVED', ?, decode(?, 'hex'), ?, '贺望川', '2022-12-05 10:05+08', 1, '2022-12-05 10:06+08', ?, ?::timestamptz from r returning id""", publicKey, file.rows(), hash, vault.seal(bytes), receipt, at);
        for (Map.Entry<Long, Integer> source : sources.entrySet()) number("insert into roster_push_source (push_id, difference_id, rows) values (?, ?, ?) returning 1", push, source.getKey(), source.getValue());
        number("insert into push_recipient (region_code, name, contact) values ('640522000000', '海原县乡村振兴部门', '监测股 0955-4000000') returning id");
    }

    private long number(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            ResultSet answer = statement.executeQuery();
            answer.next();
            return answer.getLong(1);
        }
    }

    private Sheet persons(Plan plan) {
        Sheet sheet = new Sheet("person", "id, identity_hash, identity_cipher, identity_mask, name, initials, sex, born, region_code, phone, ability_grade, ability_on");
        for (Person p : plan.persons()) {
            Assessed.Latest ability = plan.ability(p);
            sheet.add(p.id(), vault.hash(p.identity().bytes()), vault.seal(p.identity().bytes()), p.identity().mask(), p.name(), Initials.of(p.name()), p.sex(), p.born(), p.region(), p.phone(), ability == null ? null : ability.grade(), ability == null ? null : ability.on());
        }
        return sheet;
    }

    private void open(Plan plan) throws SQLException {
        account("city", "贺望川", "CITY_OFFICER", "640500000000");
        account("planner", "沙规远", "PLANNER", "640500000000");
        account("security", "钟守白", "SECURITY_ADMINISTRATOR", "640500000000");
        account("auditor", "明鉴之", "AUDITOR", "640500000000");
        account("machine", "接口程序", "MACHINE", "640500000000");
        account("county-640502", "柳渠清", "COUNTY_OFFICER", "640502000000");
        account("county-640521", "杞红川", "COUNTY_OFFICER", "640521000000");
        account("county-640522", "海月圆", "COUNTY_OFFICER", "640522000000");
        account("inspector-640502", "秦巡山", "INSPECTOR", "640502000000");
        account("inspector-640521", "杜观麦", "INSPECTOR", "640521000000");
        account("inspector-640522", "穆察泉", "INSPECTOR", "640522000000");
        account("clerk-640522100", "田城月", "TOWNSHIP_CLERK", "640522100000");
        account("operator-1", "枣晓岚", "FACILITY_OPERATOR", plan.operator(1));
        account("operator-2", "杞秋实", "FACILITY_OPERATOR", plan.operator(2));
    }

    private void account(String username, String name, String role, String region) throws SQLException {
        account(username, name, role, new Plan.Place(0, region));
    }

    private void account(String username, String name, String role, Plan.Place place) throws SQLException {
        try (PreparedStatement insert = owner.prepareStatement("insert into account (username, display_name, role, region_code, facility_id, password_hash) values (?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, username);
            insert.setString(2, name);
            insert.setString(3, role);
            insert.setString(4, place.region());
            insert.setObject(5, place.facility() == 0 ? null : place.facility(), Types.BIGINT);
            insert.setString(6, Passwords.hash(password));
            insert.executeUpdate();
        }
    }

    /** All demonstration accounts get the new password, as if it had been the one from the beginning. */
    static void changePassword(Connection owner, String password) throws SQLException {
        try (PreparedStatement update = owner.prepareStatement("update account set password_hash = ?, password_set_at = now(), failures = 0, locked_until = null where username = ?")) {
            for (String username : ACCOUNTS.keySet()) {
                update.setString(1, Passwords.hash(password));
                update.setString(2, username);
                update.executeUpdate();
            }
        }
    }

    private static Map<String, String> accounts() {
        Map<String, String> accounts = new LinkedHashMap<>();
        accounts.put("city", "officer of the city bureau");
        accounts.put("planner", "planner of the city bureau");
        accounts.put("security", "security administrator: accounts and parameters");
        accounts.put("auditor", "auditor: the audit trail");
        accounts.put("county-640502", "officer of Shapotou district 沙坡头区");
        accounts.put("county-640521", "officer of Zhongning county 中宁县");
        accounts.put("county-640522", "officer of Haiyuan county 海原县");
        accounts.put("inspector-640502", "inspector in Shapotou");
        accounts.put("inspector-640521", "inspector in Zhongning");
        accounts.put("inspector-640522", "inspector in Haiyuan");
        accounts.put("clerk-640522100", "clerk of the town Haicheng 海城镇");
        accounts.put("operator-1", "operator of one facility, in Shapotou");
        accounts.put("operator-2", "operator of one facility, in Zhongning");
        accounts.put("machine", "program, REST API only");
        return accounts;
    }
}

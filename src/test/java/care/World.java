package care;

import care.access.Passwords;
import care.kernel.Initials;
import care.kernel.Vault;
import care.world.*;
import java.io.IOException;
import java.nio.file.Path;
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
            statement.execute("select setval('id_seq', " + plan.lastId() + ")");
            open(plan);
            Papers papers = new Papers(owner, plan.lastId());
            papers.issue();
            papers.handIn();
            new Oddities(owner, vault, today).plant();
            statement.execute("analyze facility, facility_status, filing, filing_gap, event, licence, staff, certificate, building, room, bed, bed_period, person, stay, stock_day, stock_month, account");
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

    private Sheet persons(Plan plan) {
        Sheet sheet = new Sheet("person", "id, identity_hash, identity_cipher, identity_mask, name, initials, sex, born, region_code, phone");
        for (Person p : plan.persons())
            sheet.add(p.id(), vault.hash(p.identity().bytes()), vault.seal(p.identity().bytes()), p.identity().mask(), p.name(), Initials.of(p.name()), p.sex(), p.born(), p.region(), p.phone());
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

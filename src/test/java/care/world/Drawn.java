package care.world;

import care.draw.*;
import care.kernel.Clocks;
import care.kernel.Vault;
import java.sql.*;
import java.time.*;
import java.util.*;

/**
 * Those who inspect and what they have planned: six officers in each county and four of the city, a yearly plan and a campaign for each
 * county, one draw that was drawn yesterday and one whose lists have been published.
 */
public final class Drawn {
    private static final Map<String, List<String>> NAMES = Map.of("640502", List.of("秦巡山", "柳渡云", "沙问渠", "苇听雪", "石砚秋", "白晓岚"), "640521", List.of("杜观麦", "杞南川", "枣望晴", "槐知远", "榆长青", "荷映泉"),
        "640522", List.of("穆察泉", "海听松", "葱岭月", "丹砂明", "青稞禾", "霜降生"), "640500", List.of("贺巡川", "沙启明", "松守正", "麦知节"));
    private static final Map<String, String> INSPECTORS = Map.of("640502", "inspector-640502", "640521", "inspector-640521", "640522", "inspector-640522");
    private final Connection owner;
    private final Vault vault;
    private final LocalDate today;

    public Drawn(Connection owner, Vault vault, LocalDate today) {
        this.owner = owner;
        this.vault = vault;
        this.today = today;
    }

    /** The officers, before anything is inspected. */
    public void appoint() throws SQLException {
        for (String office : new TreeSet<>(NAMES.keySet())) officers(office);
    }

    /** Plans and draws, with the weights that what was found gives. */
    public void draw() throws SQLException {
        LocalDate year = today.withDayOfYear(1);
        for (String county : new TreeSet<>(INSPECTORS.keySet())) {
            long plan = plan(county, "YEARLY", "DAILY", year.getYear() + " 年度养老机构日常检查", "养老机构行政检查办法，每年至少现场检查一次", "{FIRE,ELECTRIC,GAS,FOOD,EPIDEMIC,CARE,STAFF,FUNDS}", "{}", year, year.plusYears(1), "APPROVED");
            plan(county, "CAMPAIGN", "SPECIAL", year.getYear() + " 年消防和燃气安全专项检查", "市安全生产治本攻坚行动部署", "{FIRE,ELECTRIC,GAS}", "{FIRE_RESCUE}", today.withDayOfMonth(1), today.withDayOfMonth(1).plusMonths(3), "APPROVED");
            if (county.equals("640502")) draw(county, plan, true);
            if (county.equals("640521")) draw(county, plan, false);
        }
        plan("640502", "CAMPAIGN", "SPECIAL", "食堂留样专项检查", "群众反映集中，拟开展一次抽查", "{FOOD}", "{MARKET}", today.plusDays(10), today.plusDays(70), "DRAFT");
        selfCheck("operator-1", 12);
        selfCheck("operator-2", 45);
        try (Statement statement = owner.createStatement()) {
            statement.execute("analyze officer, officer_conflict, inspection_plan, draw");
        }
    }

    /** Of a home, so many days ago: two items were not as they should be. */
    private void selfCheck(String operator, int ago) throws SQLException {
        LocalDate day = today.minusDays(ago);
        long id = number("insert into self_check (facility_id, checklist_id, domains, day, made_by, state) select a.facility_id, c.id, '{FIRE,GAS,FOOD}', ?, a.display_name, 'OPEN' from account a, checklist c where a.username = ? and c.number = 1 returning id", day, operator);
        try (PreparedStatement answers = owner.prepareStatement("""
            insert into self_check_answer (self_check_id, facility_id, item_id, outcome, note, remedy, answered_at, answered_by)
            select s.id, s.facility_id, i.id, case when i.code in ('FIRE-12', 'FOOD-05') then 'DEFICIENT' else 'CONFORM' end, case i.code when 'FIRE-12' then '二楼东侧一具灭火器压力不足' when 'FOOD-05' then '留样记录缺处理人' end,
              case when i.code = 'FIRE-12' then '已更换' end, s.day + time '15:00', s.made_by from self_check s join checklist_item i on i.checklist_id = s.checklist_id and i.domain = any (s.domains) where s.id = ?""");
             PreparedStatement done = owner.prepareStatement("update self_check set state = 'DONE', done_on = day where id = ?")) {
            answers.setLong(1, id);
            answers.executeUpdate();
            done.setLong(1, id);
            done.executeUpdate();
        }
    }

    /** One belongs to another department, one certificate ends soon and one has ended, and one has a relative in a home. */
    private void officers(String office) throws SQLException {
        List<String> names = NAMES.get(office);
        for (int n = 1; n <= names.size(); n++) {
            boolean county = INSPECTORS.containsKey(office);
            long id = number("insert into officer (region_code, name, department, certificate_number, certificate_until, username) values (?, ?, ?, ?, ?, ?) returning id", office + "000000", names.get(n - 1), county && n == 3 ? "MARKET" : "CIVIL_AFFAIRS", "ZF" + office + "%04d".formatted(n),
                county && n == 4 ? today.plusDays(20) : county && n == 6 ? today.minusDays(20) : today.plusDays(700), n == 1 ? INSPECTORS.get(office) : null);
            if (county && n == 5) number("insert into officer_conflict (officer_id, facility_id, reason) select ?, f.id, '近亲属在该机构任职' from facility f where f.region_code like ? and f.filing = 'FILED' order by f.code limit 1 returning id", id, office + "%");
        }
    }

    private long plan(String county, String kind, String form, String name, String basis, String domains, String departments, LocalDate from, LocalDate until, String state) throws SQLException {
        boolean approved = state.equals("APPROVED");
        return number("insert into inspection_plan (region_code, kind, form, name, basis, domains, departments, from_day, until_day, state, made_by, approved_by, approved_on) values (?, ?, ?, ?, ?, ?::text[], ?::text[], ?, ?, ?, ?, ?, ?) returning id",
            county + "000000", kind, form, name, basis, domains, departments, from, until, state, "county-" + county, approved ? "city" : null, approved ? from : null);
    }

    private void draw(String county, long plan, boolean drawn) throws SQLException {
        LocalDate year = today.withDayOfYear(1).plusYears(1);
        Lists lists = lists(county, plan, today, today.plusDays(60).isBefore(year) ? today.plusDays(60) : year);
        byte[] seed = Lists.sha256(("demonstration " + county).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        Timestamp prepared = at(9);
        String result = drawn ? Ranking.text(Ranking.of(lists, seed)) : null;
        number("""
            insert into draw (plan_id, region_code, wanted, from_day, until_day, state, lists, lists_sha256, sealed, commitment, prepared_by, prepared_at, not_before, seed, result, drawn_by, drawn_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::bytea, ?, ?, ?::timestamptz) returning id""", plan, county + "000000", lists.wanted(), lists.from(), lists.until(), drawn ? "DRAWN" : "PREPARED", lists.text(), Lists.digest(lists.text()), vault.seal(seed), Lists.sha256(seed),
            "county-" + county, prepared, at(10), drawn ? seed : null, result, drawn ? "county-" + county : null, drawn ? at(11) : null);
    }

    private Timestamp at(int hour) {
        return Timestamp.from(today.minusDays(1).atTime(hour, 0).atZone(Clocks.CHINA).toInstant());
    }

    private Lists lists(String county, long plan, LocalDate from, LocalDate until) throws SQLException {
        List<Lists.Home> homes = new ArrayList<>();
        List<Lists.Official> officers = new ArrayList<>();
        List<Lists.Bar> bars = new ArrayList<>();
        String name;
        try (Statement statement = owner.createStatement()) {
            ResultSet row = statement.executeQuery("""
                select f.id, f.name, (select count(*) from finding x where x.facility_id = f.id and x.state in ('RECTIFYING', 'RETURNED') and x.due_on < '%1$s') as overdue,
                  exists (select 1 from finding x where x.facility_id = f.id and x.major_hazard_id is not null and x.state not in ('PASSED', 'CLOSED')) as hazard,
                  not exists (select 1 from inspection i where i.facility_id = f.id and i.arrived_at > date '%1$s' - 365) as unseen,
                  case when f.closing_on < '%2$s' then 'CLOSING' when exists (select 1 from inspection i where i.facility_id = f.id and i.state in ('PLANNED', 'STARTED')) then 'PLANNED'
                    when exists (select 1 from inspection i where i.facility_id = f.id and i.arrived_at >= date '%1$s' - (select value::integer from parameter_value where code = 'draw.not-again-days' order by valid_from desc limit 1)) then 'RECENT' end as excluded
                from facility f where f.region_code like '%3$s%%' and f.filing not in ('DRAFT', 'CANCELLED')""".formatted(today, until, county));
            while (row.next()) {
                Map<Reason, Integer> reasons = new EnumMap<>(Map.of(Reason.BASE, 1));
                if (row.getInt(3) > 0) reasons.put(Reason.OVERDUE, Math.min(3, row.getInt(3)));
                if (row.getBoolean(4)) reasons.put(Reason.HAZARD, 2);
                if (row.getBoolean(5)) reasons.put(Reason.UNSEEN, 1);
                homes.add(Lists.Home.of(row.getLong(1), reasons, row.getString(6) == null ? null : Exclusion.valueOf(row.getString(6)), row.getString(2)));
            }
            row = statement.executeQuery("select id, name, department, right(certificate_number, 4), certificate_until from officer where region_code like '" + county + "%'");
            while (row.next()) officers.add(new Lists.Official(row.getLong(1), row.getObject(5, LocalDate.class).isBefore(until.minusDays(1)) ? Exclusion.CERTIFICATE : row.getString(3).equals("MARKET") ? Exclusion.DEPARTMENT : null, row.getString(3), "****" + row.getString(4), row.getString(2)));
            row = statement.executeQuery("select c.facility_id, c.officer_id from officer_conflict c join officer o on o.id = c.officer_id where o.region_code like '" + county + "%'");
            while (row.next()) bars.add(new Lists.Bar(row.getLong(1), row.getLong(2), Exclusion.CONFLICT));
            row = statement.executeQuery("select x.facility_id, x.officer_id from inspection_officer x join officer o on o.id = x.officer_id where o.region_code like '" + county + "%' and x.inspection_id in (select distinct on (i.facility_id) i.id from inspection i where i.state in ('STARTED', 'RECORDED') order by i.facility_id, i.arrived_at desc)");
            while (row.next()) {
                Lists.Bar bar = new Lists.Bar(row.getLong(1), row.getLong(2), Exclusion.LAST_TIME);
                if (homes.stream().anyMatch(home -> home.id() == bar.home()) && bars.stream().noneMatch(other -> other.home() == bar.home() && other.officer() == bar.officer())) bars.add(bar);
            }
            row = statement.executeQuery("select name from inspection_plan where id = " + plan);
            row.next();
            name = row.getString(1);
        }
        return new Lists(plan, name, from, until, 4, 2, homes, officers, bars).withoutThoseNobodyCanGoTo();
    }

    private long number(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            ResultSet answer = statement.executeQuery();
            answer.next();
            return answer.getLong(1);
        }
    }
}

package care.world;

import care.document.Paper;
import care.kernel.Clocks;
import care.kernel.WorkingDays;
import java.sql.*;
import java.time.*;
import java.util.*;

/**
 * A year of inspections: in each county some homes that were inspected, with findings in every state from the one that waits for its order
 * to the one struck off; one home listed for a major hazard, visits that are assigned and one that is under way. The operators' homes have
 * something to put right.
 */
public final class Inspected {
    /** A finding of the demonstration. @param state how far it got */
    private record Wrong(String code, String state) {
    }

    private static final Map<String, String> SEEN = Map.of("FIRE-03", "二层值班记录缺少两次夜间巡查签字", "FIRE-06", "三层安全出口堆放轮椅和纸箱", "ELECTRIC-05", "厨房插线板串接三台大功率电器", "GAS-02", "灶具胶管表面龟裂，无更换日期",
        "FOOD-03", "昨日晚餐有一道菜没有留样", "FOOD-08", "消毒记录停在上周三", "CARE-08", "两名老人的能力评估已过有效期", "FOOD-02", "一名厨师健康证明过期");
    private static final Map<String, String> DOMAINS = Map.of("DAILY", "{FIRE,ELECTRIC,GAS,FOOD,EPIDEMIC,CARE,STAFF,FUNDS}", "SPECIAL", "{FIRE,ELECTRIC,GAS,FOOD}", "CASE", "{FOOD,CARE}");

    private final Connection owner;
    private final LocalDate today;

    public Inspected(Connection owner, LocalDate today) {
        this.owner = owner;
        this.today = today;
    }

    public void inspect() throws SQLException {
        for (String county : List.of("640502", "640521", "640522")) {
            List<Long> homes = ids("select f.id from facility f where left(f.region_code, 6) = ? and f.filing = 'FILED' and f.id not in (select facility_id from account where facility_id is not null) order by f.id", county);
            recorded(homes.get(0), "DAILY", 200, new Wrong("FIRE-03", "CLOSED"), new Wrong("FOOD-08", "CLOSED"));
            recorded(homes.get(1), "DAILY", 160);
            recorded(homes.get(2), "SPECIAL", 75, new Wrong("FOOD-03", "CLOSED"), new Wrong("GAS-02", "CLOSED"), new Wrong("FOOD-02", "CLOSED"));
            recorded(homes.get(3), "DAILY", 40, new Wrong("ELECTRIC-05", "PASSED"), new Wrong("CARE-08", "RETURNED"));
            recorded(homes.get(4), "SPECIAL", 16, new Wrong("FIRE-06", "ANSWERED"), new Wrong("FOOD-08", "RECTIFYING"));
            recorded(homes.get(5), "CASE", 3, new Wrong("FOOD-03", "OPEN"), new Wrong("CARE-08", "OPEN"));
            planned(homes.get(6), "DAILY", 4);
        }
        long first = ids("select facility_id from account where username = ?", "operator-1").get(0);
        recorded(first, "DAILY", 150, new Wrong("FIRE-03", "CLOSED"));
        recorded(first, "SPECIAL", 12, new Wrong("FIRE-06", "RECTIFYING"), new Wrong("FOOD-03", "ANSWERED"), new Wrong("FOOD-02", "RETURNED"));
        long second = ids("select facility_id from account where username = ?", "operator-2").get(0);
        recorded(second, "DAILY", 62, new Wrong("ELECTRIC-05", "RECTIFYING"), new Wrong("CARE-08", "CLOSED"));
        recorded(second, "SPECIAL", 3);
        List<Long> west = ids("select f.id from facility f where left(f.region_code, 6) = ? and f.filing = 'FILED' and f.id not in (select facility_id from account where facility_id is not null) order by f.id desc", "640522");
        hazard(west.get(0));
        under(west.get(1));
        exec("select inspections_nightly(?, ?)", today, today.minusDays(14));
        exec("analyze inspection, inspection_officer, inspection_answer, finding, finding_event, rectification_order, reinspection, reinspection_result, restriction");
    }

    private long planned(long home, String form, int inDays) throws SQLException {
        long id = id("insert into inspection (facility_id, form, ground, domains, planned_from, planned_until, state, assigned_by) values (?, ?, ?, ?::text[], ?, ?, 'PLANNED', '监管科') returning id",
            home, form, form.equals("DAILY") ? "年度双随机检查" : form.equals("SPECIAL") ? "冬春消防安全专项检查" : "来电反映伙食问题", DOMAINS.get(form), today.minusDays(1).plusDays(Math.min(0, inDays)), today.plusDays(Math.max(1, inDays)));
        exec("insert into inspection_officer (inspection_id, facility_id, officer_id) select ?, ?, o.id from (select o.id from officer o join facility f on f.id = ? where o.active and o.certificate_until >= ? and left(o.region_code, 6) = left(f.region_code, 6) and not exists (select 1 from officer_conflict c where c.officer_id = o.id and c.facility_id = f.id) order by o.username is null, o.id limit 2) o", id, home, home, today.plusDays(30));
        return id;
    }

    private long started(long home, String form, LocalDate day) throws SQLException {
        long id = planned(home, form, 1);
        exec("update inspection set planned_from = ?, planned_until = ?, state = 'STARTED', arrived_at = ?, arrived_how = 'SCANNED', purpose = ground, latitude = 37.51, longitude = 105.19, accuracy = 18, checklist_id = (select c.id from checklist c where c.state = 'IN_FORCE' and c.valid_from <= ? order by c.valid_from desc limit 1) where id = ?", day, day.plusDays(3), at(day, 9), day, id);
        return id;
    }

    private void recorded(long home, String form, int daysAgo, Wrong... wrong) throws SQLException {
        LocalDate day = working(today.minusDays(daysAgo));
        long id = started(home, form, day);
        for (Wrong one : wrong)
            exec("insert into inspection_answer (inspection_id, facility_id, item_id, outcome, severity, note, answered_at, answered_by) select ?, ?, i.id, 'DEFICIENT', i.severity, ?, ?, 'inspector' from checklist_item i join inspection x on x.id = ? and x.checklist_id = i.checklist_id where i.code = ?", id, home, seen(one.code()), at(day, 10), id, one.code());
        conform(id, home, day);
        record(id, home, day);
        int number = 0;
        for (Wrong one : wrong) finding(id, home, day, one, ++number);
        order(id, home, day, wrong);
    }

    /** The rest of the list. */
    private void conform(long id, long home, LocalDate day) throws SQLException {
        exec("insert into inspection_answer (inspection_id, facility_id, item_id, outcome, answered_at, answered_by) select ?, ?, i.id, 'CONFORM', ?, 'inspector' from checklist_item i join inspection x on x.id = ? and x.checklist_id = i.checklist_id and i.domain = any (x.domains) on conflict do nothing", id, home, at(day, 10), id);
    }

    private void record(long id, long home, LocalDate day) throws SQLException {
        exec("update inspection set state = 'RECORDED', recorded_at = ?, facility_signer = '负责人', objection_until = ?, record_id = ? where id = ?", at(day, 11), WorkingDays.after(day, 5), paper("INSPECTION_RECORD", "现场检查笔录", home, day), id);
        exec("update inspection_officer set signed_at = ? where inspection_id = ?", at(day, 11), id);
    }

    private static String seen(String code) {
        return SEEN.get(code);
    }

    private void finding(long inspection, long home, LocalDate day, Wrong wrong, int number) throws SQLException {
        exec("""
            insert into finding (facility_id, inspection_id, item_id, number, domain, severity, major_hazard_id, note, order_text, basis, deadline_days, found_on, state)
            select a.facility_id, a.inspection_id, a.item_id, ?, i.domain, a.severity, i.major_hazard_id, a.note, i.order_text, i.basis, i.deadline_days, ?, 'OPEN' from inspection_answer a join checklist_item i on i.id = a.item_id where a.inspection_id = ? and a.outcome = 'DEFICIENT' order by a.id offset ? limit 1""", number, day, inspection, number - 1);
        tell(inspection, number, day, "found", "@checklist.Severity.ORDINARY");
    }

    private void order(long inspection, long home, LocalDate day, Wrong... wrong) throws SQLException {
        if (wrong.length == 0 || wrong[0].state().equals("OPEN")) return;
        LocalDate served = WorkingDays.after(day, 1);
        long order = id("insert into rectification_order (facility_id, inspection_id, issued_on, issued_by, document_id, served_on, served_how, served_to, proof_id) values (?, ?, ?, '监管科', ?, ?, 'IN_PERSON', '负责人', ?) returning id", home, inspection, day,
            paper("RECTIFICATION_ORDER", "责令限期整改通知书", home, day), served, paper("PROOF_OF_SERVICE", "送达回证", home, served));
        Long again = null;
        for (int n = 1; n <= wrong.length; n++) {
            String state = wrong[n - 1].state();
            LocalDate due = WorkingDays.after(served, Math.max(1, (int) number("select deadline_days from finding where inspection_id = ? and number = ?", inspection, n)));
            move(inspection, n, "RECTIFYING", "order_id = " + order + ", due_on = '" + due + "'");
            tell(inspection, n, day, "ordered");
            tell(inspection, n, served, "served", "@rectification.ServedHow.IN_PERSON", due.toString());
            if (state.equals("RECTIFYING")) continue;
            LocalDate answered = WorkingDays.after(served, 3);
            exec("insert into finding_answer (finding_id, facility_id, answered_on, answered_by, done, sent) select id, facility_id, ?, '负责人', '已整改到位，责任到人，每周自查一次', true from finding where inspection_id = ? and number = ?", answered, inspection, n);
            move(inspection, n, "ANSWERED", null);
            tell(inspection, n, answered, "answered");
            if (state.equals("ANSWERED")) continue;
            LocalDate looked = WorkingDays.after(answered, 2);
            if (again == null) again = id("insert into reinspection (facility_id, order_id, day, first_officer, second_officer, recorded_by, document_id) select ?, ?, ?, min(officer_id), max(officer_id), 'inspector', ? from inspection_officer where inspection_id = ? returning id", home, order, looked, paper("REINSPECTION_OPINION", "复查意见书", home, looked), inspection);
            boolean passed = !state.equals("RETURNED");
            LocalDate next = WorkingDays.after(today, 4);
            exec("insert into reinspection_result (reinspection_id, facility_id, finding_id, passed, note, due_on) select ?, facility_id, id, ?, ?, ? from finding where inspection_id = ? and number = ?", again, passed, passed ? null : "整改不彻底", passed ? null : next, inspection, n);
            move(inspection, n, passed ? "PASSED" : "RETURNED", passed ? null : "due_on = '" + next + "'");
            tell(inspection, n, looked, passed ? "passed" : "returned", passed ? "两名检查人员" : next.toString());
            if (!state.equals("CLOSED")) continue;
            move(inspection, n, "CLOSED", "closed_on = '" + WorkingDays.after(looked, 1) + "', closed_by = '监管科'");
            tell(inspection, n, WorkingDays.after(looked, 1), "closed");
        }
    }

    private void move(long inspection, int number, String state, String more) throws SQLException {
        exec("update finding set state = ?" + (more == null ? "" : ", " + more) + " where inspection_id = ? and number = ?", state, inspection, number);
    }

    private void tell(long inspection, int number, LocalDate day, String what, String... args) throws SQLException {
        exec("insert into finding_event (finding_id, facility_id, at, day, actor, code, args) select id, facility_id, ?, ?, '监管科', ?, ? from finding where inspection_id = ? and number = ?", at(day, 16), day, "rectification.event." + what, args, inspection, number);
    }

    /** Listed since a week, reported, its order served. */
    private void hazard(long home) throws SQLException {
        LocalDate day = working(today.minusDays(8));
        long id = started(home, "SPECIAL", day);
        exec("insert into inspection_answer (inspection_id, facility_id, item_id, outcome, severity, note, answered_at, answered_by) select ?, ?, i.id, 'DEFICIENT', 'GRAVE', '食堂没有取得食品经营许可证', ?, 'inspector' from checklist_item i join inspection x on x.id = ? and x.checklist_id = i.checklist_id and i.domain = any (x.domains) where i.major_hazard_id is not null order by i.domain = 'FOOD' desc, i.position limit 1", id, home, at(day, 10), id);
        conform(id, home, day);
        record(id, home, day);
        finding(id, home, day, new Wrong("", "RECTIFYING"), 1);
        exec("insert into restriction (facility_id, finding_id, from_day, what, document_id, reported_on, reported_to) select x.facility_id, x.id, ?, m.situation, ?, ?, '中卫市民政局' from finding x join major_hazard m on m.id = x.major_hazard_id where x.inspection_id = ?", day, paper("HAZARD_NOTICE", "重大事故隐患挂牌督办通知书", home, day), day.plusDays(1), id);
        tell(id, 1, day, "restricted");
        order(id, home, day, new Wrong("", "RECTIFYING"));
    }

    /** A visit that began this morning. */
    private void under(long home) throws SQLException {
        long id = started(home, "DAILY", today);
        exec("update inspection set arrived_at = ? where id = ?", today.atStartOfDay(Clocks.CHINA).toOffsetDateTime(), id);
        exec("insert into inspection_answer (inspection_id, facility_id, item_id, outcome, answered_at, answered_by) select ?, ?, i.id, 'CONFORM', now(), 'inspector-640522' from checklist_item i join inspection x on x.id = ? and x.checklist_id = i.checklist_id where i.domain = 'FIRE' order by i.position limit 4", id, home, id);
    }

    private long paper(String kind, String title, long home, LocalDate on) throws SQLException {
        String name = string("select name from facility where id = ?", home);
        String region = string("select region_code from facility where id = ?", home);
        return Issued.paper(owner, kind, region.substring(0, 6) + "000000", home, region, new Paper(title, name, List.of("演示文书，内容虚构。"), List.of(), List.of(), List.of(), List.of("检查人员签字", "收件人签字")), on, "inspector-" + region.substring(0, 6));
    }

    private static LocalDate working(LocalDate day) {
        return WorkingDays.isWorkingDay(day) ? day : WorkingDays.after(day, 1);
    }

    private static OffsetDateTime at(LocalDate day, int hour) {
        return day.atTime(hour, 20).atZone(Clocks.CHINA).toOffsetDateTime();
    }

    private List<Long> ids(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values); ResultSet row = statement.executeQuery()) {
            List<Long> found = new ArrayList<>();
            while (row.next()) found.add(row.getLong(1));
            return found;
        }
    }

    private long id(String sql, Object... values) throws SQLException {
        return ids(sql, values).get(0);
    }

    private long number(String sql, Object... values) throws SQLException {
        return id(sql, values);
    }

    private String string(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values); ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    private void exec(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values)) {
            statement.execute();
        }
    }

    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        PreparedStatement statement = owner.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i] instanceof String[] texts ? owner.createArrayOf("text", texts) : values[i]);
        return statement;
    }
}

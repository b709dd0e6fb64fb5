package care.world;

import care.document.Paper;
import care.kernel.*;
import java.nio.charset.StandardCharsets;
import java.sql.*;
import java.time.LocalDate;
import java.util.*;

/**
 * What reaches the offices from outside: in each county a complaint that waits, one being looked into and one that was answered; clues in
 * every state; the year's joint action against fraud with its lists and what was told to the public. The code of every complaint is the same.
 */
public final class Handled {
    /** Of the demonstration's complaints. */
    public static final String CODE = "ZHWE2345DEMO";
    private static final String[][] OFFICES = {{"640502", "county-640502", "inspector-640502"}, {"640521", "county-640521", "inspector-640521"}, {"640522", "county-640522", "inspector-640522"}};
    private static final String COMPLAINT = """
        insert into care.complaint (number, code_hash, channel, region_code, recorded_region, recorded_by, facility_id, what, happened_on, name_mask, phone_mask, contact_cipher, received_on, triage_due, state, kind, reason, elsewhere, decided_on, decided_by, answer_due, answer, answered_on, answered_by, satisfaction, rated_on, closed_on, closed_by)
        values (?, sha256(convert_to(?, 'UTF8')), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id""";
    private final Connection owner;
    private final Vault vault;
    private final LocalDate today;
    private final Map<Integer, Integer> last = new HashMap<>();

    public Handled(Connection owner, Vault vault, LocalDate today) {
        this.owner = owner;
        this.vault = vault;
        this.today = today;
    }

    public void happen() throws SQLException {
        for (String[] office : OFFICES) complaints(office[0], office[1], office[2]);
        for (Map.Entry<Integer, Integer> year : last.entrySet()) run("insert into care.complaint_year (year, last) values (?, ?)", year.getKey(), year.getValue());
        action();
        try (Statement statement = owner.createStatement()) {
            statement.execute("analyze care.complaint, care.clue, care.clue_event, care.joint_action, care.joint_line, care.publicity_event");
        }
    }

    private void complaints(String county, String officer, String inspector) throws SQLException {
        LocalDate waits = today.minusDays(2);
        complaint(county, "WEB", null, home(county, 1), "晚饭后走廊地面有水没人擦，上周老人差点滑倒。", waits, "赵晴川", "13800001111", waits, "RECEIVED", null, null, officer, null, null);
        LocalDate looked = today.minusDays(9);
        long fees = complaint(county, "HOTLINE", inspector, home(county, 2), "机构让老人一次交清两年的费用，说可以打八折，亲戚家也有几位老人交了。", looked.minusDays(20), "钱望山", "13900002222", looked, "ACCEPTED", "FEES", looked.plusDays(1), officer, null, null);
        LocalDate past = today.minusDays(70);
        complaint(county, "LETTER", inspector, home(county, 3), "中午饭菜经常是凉的，跟管理人员说过没有改。", past.minusDays(5), null, null, past, county.equals("640522") ? "ANSWERED" : "CLOSED", "FOOD", past.plusDays(1), officer, "已到现场核实，机构更换了保温餐车，并公布了每周食谱。", 4);
        if (county.equals("640521")) refused(county, officer, past.minusDays(9));
        clues(county, officer, home(county, 2), fees);
    }

    private long complaint(String county, String channel, String clerk, long home, String what, LocalDate happened, String name, String phone, LocalDate received, String state, String kind, LocalDate decided, String officer, String answer, Integer stars) throws SQLException {
        LocalDate answered = answer == null ? null : WorkingDays.after(decided, 8);
        boolean closed = state.equals("CLOSED");
        String number = number(received);
        return Long.parseLong(Issued.text(owner, COMPLAINT, number, number + " " + CODE, channel, county + "000000", clerk == null ? null : county + "000000", clerk, home, what, happened, name == null ? null : care.person.Person.mask(name), care.person.Person.maskPhone(phone),
            name == null ? null : vault.seal((name + "\n" + phone).getBytes(StandardCharsets.UTF_8)), received, WorkingDays.after(received, 5), state, kind, null, null, decided, decided == null ? null : officer, decided == null ? null : WorkingDays.after(decided, 15),
            answer, answered, answer == null ? null : officer, stars, stars == null ? null : answered.plusDays(1), closed ? answered.plusDays(3) : null, closed ? officer : null));
    }

    private void refused(String county, String officer, LocalDate received) throws SQLException {
        String number = number(received);
        Issued.text(owner, COMPLAINT, number, number + " " + CODE, "VISIT", county + "000000", county + "000000", officer, home(county, 1), "养老院门口的路灯坏了很久。", null, null, null, null, received, WorkingDays.after(received, 5), "PASSED_ON", null,
            "路灯由住建部门管理", "住房和城乡建设局", received.plusDays(1), officer, null, null, null, null, null, null, null, null);
    }

    private String number(LocalDate received) {
        return String.format("TS%d-%06d", received.getYear(), last.merge(received.getYear(), 1, Integer::sum));
    }

    /** A home of the county that is filed and has no operator's account, nursing homes first: the so-manieth by its number. */
    private long home(String county, int which) throws SQLException {
        return Long.parseLong(Issued.text(owner, "select id from (select f.id, row_number() over (order by f.kind <> 'NURSING_HOME', f.kind = 'WELFARE_HOME', f.code) as n from care.facility f where f.filing = 'FILED' and left(f.region_code, 6) = ? and f.id not in (select facility_id from care.account where facility_id is not null)) h where n = ?", county, which));
    }

    private void clues(String county, String officer, long home, long complaint) throws SQLException {
        String region = county + "000000";
        String number = Issued.text(owner, "select number from care.complaint where id = ?", complaint);
        clue(region, home, "PREPAYMENT", "COMPLAINT", complaint, number, "以打折为名一次收取两年费用，涉及多位老人。", 4_800_000L, 3, today.minusDays(8), officer, county.equals("640502") ? "TRANSFERRED" : "REPORTED", "HIGH", "FINANCE");
        clue(region, null, "HEALTH_PRODUCT", "REPORT", null, null, "有人在社区活动室办免费讲座，向老人推销高价床垫和保健品。", null, 20, today.minusDays(15), officer, "TRIAGED", "MIDDLE", null);
        if (county.equals("640521")) clue(region, null, "HOUSE_FOR_CARE", "REPORT", null, null, "中介劝老人抵押住房换取养老金。", 30_000_000L, 2, today.minusDays(60), officer, "FED_BACK", "HIGH", "POLICE");
        if (county.equals("640522")) clue(region, null, "FUNDRAISING", "REPORT", null, null, "公司以投资养老项目名义吸收老人存款，许诺高息。", 12_000_000L, 6, today.minusDays(120), officer, "CLOSED", "HIGH", "POLICE");
        if (county.equals("640502")) clue(region, null, "FALSE_ADVERTISING", "REPORT", null, null, "街头广告称“政府补贴入住”，经核实是旅行社宣传单。", null, null, today.minusDays(40), officer, "DISMISSED", "LOW", null);
    }

    private void clue(String region, Long home, String kind, String source, Long sourceId, String reference, String subject, Long fen, Integer persons, LocalDate reported, String officer, String state, String risk, String department) throws SQLException {
        boolean triaged = !state.equals("REPORTED");
        boolean handed = department != null && triaged;
        boolean fedBack = state.equals("FED_BACK") || state.equals("CLOSED");
        boolean closed = state.equals("CLOSED");
        LocalDate judged = reported.plusDays(2);
        LocalDate sent = reported.plusDays(3);
        Long letter = handed ? Issued.paper(owner, "TRANSFER_LETTER", region, null, region, new Paper("风险线索移送函", "有关部门", List.of("现将下列线索移送你单位：", subject), List.of(), List.of(), List.of("请于" + WorkingDays.after(sent, 20) + "前反馈处理情况。"), List.of("接收人签字")), sent, officer) : null;
        long id = Long.parseLong(Issued.text(owner, """
            insert into care.clue (region_code, facility_id, kind, source, source_id, reference, subject, amount_fen, persons, reported_on, reported_by, state, risk, judgement, triaged_on, triaged_by, dismissed_why, department, letter_id, transferred_on, feedback_due, feedback, fed_back_on, result, closed_on, closed_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id""", region, home, kind, source, sourceId, reference, subject, fen, persons, reported, officer, state, triaged ? risk : null, triaged ? "已向当事老人和社区核实，情况基本属实" : null, triaged ? judged : null, triaged ? officer : null,
            state.equals("DISMISSED") ? "与养老机构无关，已告知广告主管部门" : null, handed ? department : null, letter, handed ? sent : null, handed ? WorkingDays.after(sent, 20) : null, fedBack ? "已约谈相关人员，立案调查" : null, fedBack ? sent.plusDays(14) : null, closed ? "涉案人员已被采取措施，老人资金部分追回" : null, closed ? sent.plusDays(30) : null, closed ? "city" : null));
        event(id, reported, "joint.event.reported", "@joint.ClueSource." + source, reference == null ? "—" : reference);
        if (triaged) event(id, judged, "joint.event.triaged", "@joint.Risk." + risk);
        if (state.equals("DISMISSED")) event(id, judged, "joint.event.dismissed", "与养老机构无关");
        if (handed) event(id, sent, "joint.event.transferred", "@supervision.Department." + department, WorkingDays.after(sent, 20).toString());
        if (fedBack) event(id, sent.plusDays(14), "joint.event.fed-back", "@supervision.Department." + department);
        if (closed) event(id, sent.plusDays(30), "joint.event.closed");
    }

    private void event(long clue, LocalDate day, String code, String... args) throws SQLException {
        run("insert into care.clue_event (clue_id, at, day, actor, code, args) values (?, ?::date + time '10:20', ?, (select display_name from care.account where username = (select reported_by from care.clue where id = ?)), ?, ?)", clue, day, day, clue, code, args);
    }

    /** Of the city, since spring; the counties add their events. */
    private void action() throws SQLException {
        LocalDate from = today.minusDays(150);
        LocalDate until = today.plusDays(60);
        String agreement = "民政部门排查养老机构预收费和宣传活动；公安机关受理移送线索；市场监管部门查处虚假宣传和保健品违法行为；金融部门提示非法集资风险，组织银行进社区宣传。";
        long paper = Issued.paper(owner, "JOINT_AGREEMENT", "640500000000", null, "640500000000", new Paper("防范化解养老服务诈骗专项行动责任书", "各成员单位", List.of(agreement), List.of(), List.of(), List.of(), List.of("民政", "公安", "市场监管", "金融")), from, "city");
        long action = Long.parseLong(Issued.text(owner, """
            insert into care.joint_action (region_code, name, basis, lead, departments, from_day, until_day, agreement, agreement_id, state, made_by)
            values ('640500000000', ?, '打击整治养老诈骗专项行动工作要求', 'CIVIL_AFFAIRS', '{POLICE,MARKET,FINANCE}', ?, ?, ?, ?, 'RUNNING', 'city') returning id""", "防范化解养老服务诈骗专项行动", from, until, agreement, paper));
        line(action, "TASK", "CIVIL_AFFAIRS", "对全部养老机构排查一次预收费和推介活动", "贺望川", today.minusDays(30), "排查完毕，形成线索三条");
        line(action, "TASK", "MARKET", "检查老年人较集中场所的保健品销售", "马守衡", today.plusDays(12), null);
        line(action, "TASK", "FINANCE", "组织银行网点开展防诈骗宣传", "田汇通", today.plusDays(25), null);
        line(action, "DUTY", "POLICE", "接到移送线索后二十个工作日内反馈", "康卫宁", until, null);
        line(action, "DUTY", "FINANCE", "监测以养老为名的资金异常流动", "田汇通", until, null);
        line(action, "PROBLEM", "CIVIL_AFFAIRS", "三家机构没有开立预收费专用账户", "贺望川", today.plusDays(5), null);
        publicity(action, today.minusDays(100), "沙坡头区鼓楼社区广场", "识别非法集资", "公安机关和社区", 180, "county-640502");
        publicity(action, today.minusDays(62), "中宁县宁安镇养老院", "守好养老钱，预收费存专户", "黄河农村商业银行", 46, "county-640521");
        publicity(action, today.minusDays(18), "海原县海城镇文化站", "不买来路不明的保健品", "市场监督管理部门", 95, "county-640522");
    }

    private void line(long action, String list, String department, String matter, String person, LocalDate due, String result) throws SQLException {
        run("insert into care.joint_line (action_id, list, department, matter, person, due_on, done_on, result) values (?, ?, ?, ?, ?, ?, ?, ?)", action, list, department, matter, person, due, result == null ? null : due.minusDays(2), result);
    }

    private void publicity(long action, LocalDate day, String place, String topic, String organiser, int heads, String by) throws SQLException {
        run("insert into care.publicity_event (action_id, day, place, topic, organiser, heads, entered_by) values (?, ?, ?, ?, ?, ?, ?)", action, day, place, topic, organiser, heads, by);
    }

    private void run(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                if (values[i] == null) statement.setNull(i + 1, Types.NULL);
                else if (values[i] instanceof String[] all) statement.setArray(i + 1, owner.createArrayOf("text", all));
                else statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}

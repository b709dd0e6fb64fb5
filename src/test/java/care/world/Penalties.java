package care.world;

import care.document.Paper;
import care.kernel.WorkingDays;
import java.sql.*;
import java.time.LocalDate;
import java.util.List;

/** Two penalties: one that was decided, paid and published, and one that is proposed. */
public final class Penalties {
    private final Connection owner;
    private final LocalDate today;

    public Penalties(Connection owner, LocalDate today) {
        this.owner = owner;
        this.today = today;
    }

    public void impose() throws SQLException {
        published("640502", "inspector-640502", "county-640502");
        proposed("640521", "inspector-640521");
    }

    private void published(String county, String proposer, String decider) throws SQLException {
        LocalDate found = today.minusDays(110);
        LocalDate noticed = found.plusDays(40);
        LocalDate decided = WorkingDays.after(noticed, 8);
        LocalDate served = decided.plusDays(1);
        Finding finding = finding(county, "两名厨师没有有效健康证明，逾期后才补办。", found, true, proposer);
        Paper paper = new Paper("行政处罚决定书", finding.name, List.of("经查，你单位两名厨师没有有效健康证明，责令限期整改后逾期改正。"), List.of(new Paper.Fact("决定", "罚款人民币 12,000.00 元")), List.of(), List.of(), List.of("收件人签字"));
        long notice = Issued.paper(owner, "PENALTY_NOTICE", county + "000000", finding.facility, finding.region, new Paper("行政处罚事先告知书", finding.name, List.of("拟对你单位罚款人民币 12,000.00 元。"), List.of(), List.of(), List.of(), List.of("收件人签字")), noticed, proposer);
        long decision = Issued.paper(owner, "PENALTY_DECISION", county + "000000", finding.facility, finding.region, paper, decided, decider);
        String id = Issued.text(owner, """
            insert into care.penalty_case (facility_id, situation_id, inspection_id, facts, harm, suggested, grounds, least_fen, most_fen, decision, amount_fen, state, proposed_on, proposed_by, notified_on, notified_by, notice_id, hearing_until, decided_on, decided_by, decision_id, served_on, served_to, publish_by, paid_on, receipt, published_on)
            values (?, (select id from care.penalty_situation where number = 4), ?, ?, false, 'ORDINARY', '{penalty.ground.late}', 1000000, 2000000, 'FINE', 1200000, 'PUBLISHED', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id""",
            finding.facility, finding.inspection, "检查发现两名厨师没有有效健康证明，责令十个工作日内改正，逾期十二天才补办。", noticed.minusDays(3), proposer, noticed, proposer, notice, WorkingDays.after(noticed, 5), decided, decider, decision, served, "机构负责人", WorkingDays.after(served, 7), served.plusDays(4), "宁财票00012345", served.plusDays(5));
        Issued.text(owner, "insert into care.penalty_finding (case_id, facility_id, finding_id) values (?, ?, ?) returning id", Long.parseLong(id), finding.facility, finding.id);
    }

    private void proposed(String county, String proposer) throws SQLException {
        Finding finding = finding(county, "疏散通道长期堆放杂物，整改期限已过仍未清理。", today.minusDays(45), false, proposer);
        String id = Issued.text(owner, """
            insert into care.penalty_case (facility_id, situation_id, inspection_id, facts, harm, suggested, grounds, least_fen, most_fen, decision, amount_fen, state, proposed_on, proposed_by)
            values (?, (select id from care.penalty_situation where number = 6), ?, ?, false, 'ORDINARY', '{penalty.ground.overdue}', 1000000, 2000000, 'FINE', 1000000, 'PROPOSED', ?, ?) returning id""",
            finding.facility, finding.inspection, "二楼疏散通道堆放床架和轮椅，责令限期清理，期满复看仍未清理。", today.minusDays(1), proposer);
        Issued.text(owner, "insert into care.penalty_finding (case_id, facility_id, finding_id) values (?, ?, ?) returning id", Long.parseLong(id), finding.facility, finding.id);
    }

    private record Finding(long id, long inspection, long facility, String name, String region) {
    }

    /** A finding of an inspection made for it, put right late or not at all. */
    private Finding finding(String county, String note, LocalDate found, boolean right, String by) throws SQLException {
        long facility = Long.parseLong(Issued.text(owner, "select id from (select f.id, row_number() over (order by f.kind <> 'NURSING_HOME', f.kind = 'WELFARE_HOME', f.code) as n from care.facility f where f.filing = 'FILED' and left(f.region_code, 6) = ? and f.id not in (select facility_id from care.account where facility_id is not null)) h where n = 4", county));
        long checklist = Long.parseLong(Issued.text(owner, "select id from care.checklist where state = 'IN_FORCE' order by valid_from limit 1"));
        long inspection = Long.parseLong(Issued.text(owner, """
            insert into care.inspection (facility_id, form, ground, domains, checklist_id, planned_from, planned_until, state, assigned_by, arrived_at, arrived_how, purpose, no_place, summary, facility_signer, recorded_at, objection_until)
            values (?, 'CASE', '群众反映', '{FOOD,FIRE}', ?, ?, ?::date + 1, 'RECORDED', ?, ?::date + time '09:30', 'TYPED', '核查人员资格和消防通道', '室内没有定位信号', '发现问题一项', '机构负责人', ?::date + time '11:30', ?) returning id""",
            facility, checklist, found, found, by, found, found, WorkingDays.after(found, 5)));
        Issued.text(owner, "insert into care.inspection_officer (inspection_id, facility_id, officer_id, signed_at) select ?, ?, o.id, now() from (select id from care.officer where region_code = ? and active and certificate_until > ? order by username is null, id limit 2) o returning id", inspection, facility, county + "000000", today.plusDays(60));
        long order = Long.parseLong(Issued.text(owner, "insert into care.rectification_order (facility_id, inspection_id, issued_on, issued_by, served_on, served_how, served_to) values (?, ?, ?, ?, ?, 'IN_PERSON', '机构负责人') returning id", facility, inspection, found, by, found.plusDays(1)));
        LocalDate due = WorkingDays.after(found.plusDays(1), 10);
        long finding = Long.parseLong(Issued.text(owner, """
            insert into care.finding (facility_id, inspection_id, item_id, number, domain, severity, note, order_text, basis, deadline_days, found_on, state, order_id, due_on, closed_on, closed_by)
            select ?, ?, i.id, 1, i.domain, 'ORDINARY', ?, i.order_text, i.basis, 10, ?, ?, ?, ?, ?, ? from care.checklist_item i where i.checklist_id = ? and i.code = ? returning id""",
            facility, inspection, note, found, right ? "CLOSED" : "RECTIFYING", order, due, right ? due.plusDays(15) : null, right ? by : null, checklist, right ? "FOOD-02" : "FIRE-06"));
        if (right) Issued.text(owner, "insert into care.finding_answer (finding_id, facility_id, answered_on, answered_by, done, sent) values (?, ?, ?, '机构负责人', '已补办健康证明', true) returning id", finding, facility, due.plusDays(12));
        return new Finding(finding, inspection, facility, Issued.text(owner, "select name from care.facility where id = ?", facility), Issued.text(owner, "select region_code from care.facility where id = ?", facility));
    }
}

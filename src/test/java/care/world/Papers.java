package care.world;

import care.document.Paper;
import care.document.PaperPrinter;
import java.sql.*;
import java.time.LocalDate;
import java.util.*;

/** The receipts of filings that were accepted and the notices of those sent back, printed as the office prints them. */
public final class Papers {
    private static final String DECIDED = """
        select g.id, g.kind, g.state, g.facility_id, g.authority_code, g.submitted_on, g.decided_on, g.decided_by, f.name, f.code, f.region_code, f.address, f.credit_code, r.name as county,
          (select string_agg(case p.material when 'APPLICATION' then '备案申请书' when 'REGISTRATION_CERTIFICATE' then '登记证书' when 'COMMITMENT_LETTER' then '承诺书' else '场所权属证明' end || '：' || p.explanation, '|' order by p.material)
           from care.filing_gap p where p.filing_id = g.id) as gaps
        from care.filing g join care.facility f on f.id = g.facility_id join care.region r on r.code = g.authority_code
        where g.state in ('ACCEPTED', 'RETURNED') and g.decided_on is not null order by g.decided_on, g.id""";
    private final Connection owner;
    private final Dice dice;
    private final Map<String, Integer> last = new HashMap<>();

    public Papers(Connection owner, long seed) {
        this.owner = owner;
        dice = new Dice(seed);
    }

    public void issue() throws SQLException {
        try (Statement statement = owner.createStatement(); ResultSet filing = statement.executeQuery(DECIDED)) {
            while (filing.next()) issue(filing);
        }
        try (PreparedStatement counter = owner.prepareStatement("insert into care.document_number (office_code, kind, year, last) select office_code, kind, year, max(sequence) from care.document group by 1, 2, 3")) {
            counter.executeUpdate();
        }
    }

    /** What the homes have handed in whose filing waits to be checked, so that it can be accepted. */
    public void handIn() throws SQLException {
        try (Statement statement = owner.createStatement(); ResultSet filing = statement.executeQuery("select g.id, g.facility_id, f.name, g.submitted_on, g.submitted_by from care.filing g join care.facility f on f.id = g.facility_id where g.state = 'SUBMITTED' and g.kind = 'INITIAL' order by g.id")) {
            while (filing.next()) for (String[] material : new String[][] {{"APPLICATION", "备案申请书"}, {"REGISTRATION_CERTIFICATE", "登记证书"}, {"COMMITMENT_LETTER", "承诺书"}, {"PREMISES_PROOF", "场所权属证明"}}) {
                byte[] pdf = PaperPrinter.print(new Paper(material[1], filing.getString("name"), List.of("演示材料，内容虚构。"), List.of(), List.of(), List.of(), List.of()), "", "演示", filing.getObject("submitted_on", LocalDate.class), "http://127.0.0.1:8080/");
                try (PreparedStatement insert = owner.prepareStatement("""
                    with c as (insert into care.attachment_content (sha256, type, size, bytes) values (sha256(?), 'application/pdf', ?, ?) on conflict do nothing)
                    insert into care.attachment (facility_id, subject, subject_id, role, name, sha256, added_at, added_by) values (?, 'FILING', ?, ?, ?, sha256(?), ?, ?)""")) {
                    int i = 0;
                    for (Object value : new Object[] {pdf, pdf.length, pdf, filing.getLong("facility_id"), filing.getLong("id"), material[0], material[1] + ".pdf", pdf,
                        filing.getObject("submitted_on", LocalDate.class).atTime(10, 0).atZone(care.kernel.Clocks.CHINA).toOffsetDateTime(), filing.getString("submitted_by")}) insert.setObject(++i, value);
                    insert.executeUpdate();
                }
            }
        }
    }

    private void issue(ResultSet filing) throws SQLException {
        boolean receipt = filing.getString("state").equals("ACCEPTED");
        String kind = receipt ? "FILING_RECEIPT" : "GAP_NOTICE";
        LocalDate on = filing.getObject("decided_on", LocalDate.class);
        int sequence = last.merge(filing.getString("authority_code") + kind + on.getYear(), 1, Integer::sum);
        String county = filing.getString("county");
        String number = county.replaceAll("[市县区]$", "") + (receipt ? "民养备" : "民养补") + "〔" + on.getYear() + "〕" + sequence + "号";
        StringBuilder token = new StringBuilder();
        while (token.length() < 20) token.append("abcdefghijkmnpqrstuvwxyz23456789".charAt(dice.between(0, 31)));
        byte[] pdf = PaperPrinter.print(receipt ? receipt(filing) : notice(filing), number, county + "民政局", on, "http://127.0.0.1:8080/public/paper.xhtml?t=" + token);
        try (PreparedStatement insert = owner.prepareStatement("""
            with d as (insert into care.document (kind, office_code, year, sequence, number, facility_id, region_code, title, issued_on, issued_by, token, pdf, sha256)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, sha256(?)) returning id)
            update care.filing set """ + (receipt ? " receipt_id" : " notice_id") + " = (select id from d) where id = ?")) {
            int i = 0;
            for (Object value : new Object[] {kind, filing.getString("authority_code"), on.getYear(), sequence, number, filing.getLong("facility_id"), filing.getString("region_code"),
                receipt ? "养老机构备案回执" : "养老机构备案材料补正通知书", on, filing.getString("decided_by"), token.toString(), pdf, pdf, filing.getLong("id")}) insert.setObject(++i, value);
            insert.executeUpdate();
        }
    }

    private static Paper receipt(ResultSet filing) throws SQLException {
        return new Paper("养老机构备案回执", filing.getString("name"), List.of("你单位于" + filing.getString("submitted_on") + "提交的备案材料齐全，根据《养老机构管理办法》予以备案。"),
            List.of(new Paper.Fact("机构编号", filing.getString("code")), new Paper.Fact("机构名称", filing.getString("name")), new Paper.Fact("统一社会信用代码", filing.getString("credit_code")), new Paper.Fact("服务场所", filing.getString("address"))),
            List.of(), List.of("备案事项发生变更的，应当及时办理变更备案。"), List.of("领取人签字"));
    }

    private static Paper notice(ResultSet filing) throws SQLException {
        String gaps = filing.getString("gaps");
        return new Paper("养老机构备案材料补正通知书", filing.getString("name"), List.of("你单位于" + filing.getString("submitted_on") + "提交的备案材料不齐全或者不符合要求，现将需要补正的全部内容一次告知如下："), List.of(),
            gaps == null ? List.of() : List.of(gaps.split("\\|")), List.of("请于收到本通知之日起10个工作日内补齐后重新提交。"), List.of("送达人签字", "收件人签字"));
    }
}

package care.rectification;

import static org.junit.jupiter.api.Assertions.*;

import care.checklist.*;
import care.document.Paper;
import care.facility.*;
import care.inspection.Inspection;
import care.supervision.InspectionForm;
import java.time.LocalDate;
import java.util.*;
import org.junit.jupiter.api.Test;

/** An order names what was found, what is to be done, until when and on which clause, and what the home may do against it. */
class OrderPapersTest {
    private static Facility home() {
        FacilityDetails details = new FacilityDetails();
        details.setName("沙湖养老院");
        return new Facility("640502-0001", details, false, LocalDate.of(2024, 1, 1));
    }

    private static Finding finding(int days, String note) {
        return new Finding(1, 2, 3, 1, Domain.GAS, Severity.ORDINARY, null, note, "更换不锈钢波纹管", "城镇燃气管理条例", days, LocalDate.of(2024, 3, 1));
    }

    @Test
    void each_finding_has_its_requirement_term_and_basis() {
        Inspection inspection = new Inspection(1, null, InspectionForm.CASE, "投诉", List.of(Domain.GAS), Set.of(), LocalDate.of(2024, 3, 1), LocalDate.of(2024, 3, 2), "x");
        Paper paper = OrderPapers.order(inspection, home(), List.of(finding(5, "灶具胶管老化"), finding(0, "报警器断电")));
        assertEquals("责令限期整改通知书", paper.title());
        assertEquals("沙湖养老院", paper.addressee());
        assertTrue(paper.items().get(0).contains("灶具胶管老化") && paper.items().get(0).contains("收到本通知之日起 5 个工作日") && paper.items().get(0).contains("城镇燃气管理条例"), paper.items().get(0));
        assertTrue(paper.items().get(1).contains("期限：立即"), paper.items().get(1));
        assertTrue(String.join("", paper.closing()).contains("行政复议"));
        assertEquals(List.of("检查人员签字", "检查人员签字", "收件人签字"), paper.signed());
    }

    @Test
    void an_opinion_says_what_passed_and_until_when_the_rest_is_done_again() {
        Map<Finding, RectificationDesk.Result> results = new LinkedHashMap<>();
        results.put(finding(5, "灶具胶管老化"), new RectificationDesk.Result(true, null, null));
        results.put(finding(5, "报警器断电"), new RectificationDesk.Result(false, "仍未通电", LocalDate.of(2024, 3, 18)));
        Paper paper = OrderPapers.opinion(home(), "沙坡头民责改〔2024〕1号", LocalDate.of(2024, 3, 12), "甲、乙", results);
        assertEquals("灶具胶管老化：合格", paper.items().get(0));
        assertEquals("报警器断电：不合格，仍未通电，限 2024-03-18 前重新整改", paper.items().get(1));
    }
}

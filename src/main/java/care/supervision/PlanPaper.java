package care.supervision;

import care.document.Paper;
import care.kernel.Texts;
import java.util.*;
import java.util.stream.*;

/** The wording of an approved plan, 养老机构检查计划. */
final class PlanPaper {
    private PlanPaper() {
    }

    /** @param names of the matters on the list, by domain */
    static Paper of(InspectionPlan plan, Map<care.checklist.Domain, String> names, long homes) {
        PlanDetails d = plan.getDetails();
        return new Paper("养老机构检查计划", null, List.of("根据《养老机构管理办法》和行政检查有关规定，制定本计划。检查只涉及下列事项，检查对象和检查人员随机抽取，每次检查不少于两人，检查结果依法公开。"),
            List.of(new Paper.Fact("计划名称", d.getName()), new Paper.Fact("计划类型", word(d.getKind()) + "，" + word(d.getForm())), new Paper.Fact("依据", d.getBasis()), new Paper.Fact("时间", d.getFromDay() + " 至 " + d.getLastDay()),
                new Paper.Fact("检查部门", Stream.concat(Stream.of(Department.CIVIL_AFFAIRS), d.getDepartments().stream()).map(PlanPaper::word).collect(Collectors.joining("、"))), new Paper.Fact("辖区机构", homes + " 家")),
            d.getDomains().stream().map(domain -> names.getOrDefault(domain, word(domain)) + "。").toList(), List.of("同一机构一年内的检查次数不超过公布的上限。"), List.of("批准人签字"));
    }

    private static String word(Enum<?> value) {
        return Texts.word(Locale.CHINA, value);
    }
}

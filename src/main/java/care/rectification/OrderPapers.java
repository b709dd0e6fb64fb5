package care.rectification;

import care.document.Paper;
import care.facility.Facility;
import care.inspection.Inspection;
import care.kernel.Texts;
import java.time.LocalDate;
import java.util.*;

/** The wording of 责令限期整改通知书, 送达回证, 复查意见书 and 重大事故隐患挂牌督办通知书. */
final class OrderPapers {
    private OrderPapers() {
    }

    static Paper order(Inspection inspection, Facility facility, List<Finding> findings) {
        return new Paper("责令限期整改通知书", facility.getDetails().getName(),
            List.of("经" + inspection.getDay() + "现场检查，你单位存在下列问题。依据《养老机构管理办法》第四十条、第四十六条和各项所列标准，责令你单位限期整改："), List.of(),
            findings.stream().map(f -> f.getNote() + "。整改要求：" + f.getOrderText() + "　期限：" + term(f) + "　依据：" + f.getBasis()).toList(),
            List.of("请在期限内完成整改并提交整改报告和照片，我局将组织复查。确有困难需要延期的，应当在期限届满前书面申请，延期以一次为限。",
                "逾期不整改或者整改不符合要求的，将依法处理。对本通知不服的，可以自收到之日起六十日内申请行政复议，或者六个月内提起行政诉讼。"),
            List.of("检查人员签字", "检查人员签字", "收件人签字"));
    }

    private static String term(Finding finding) {
        return finding.getDeadlineDays() == 0 ? "立即" : "收到本通知之日起 " + finding.getDeadlineDays() + " 个工作日";
    }

    static Paper proof(Order order, Facility facility, String number) {
        List<Paper.Fact> facts = new ArrayList<>(List.of(new Paper.Fact("送达文书", "责令限期整改通知书 " + number), new Paper.Fact("受送达人", facility.getDetails().getName()), new Paper.Fact("送达方式", word(order.getServedHow())),
            new Paper.Fact("送达日期", order.getServedOn().toString()), new Paper.Fact("收件人", order.getServedTo())));
        if (order.getWitness() != null) facts.add(new Paper.Fact("见证人", order.getWitness()));
        return new Paper("送达回证", facility.getDetails().getName(), List.of("下列文书已经送达："), facts, List.of(), List.of(), List.of("送达人签字", "收件人签字", "见证人签字"));
    }

    static Paper opinion(Facility facility, String number, LocalDate day, String officers, Map<Finding, RectificationDesk.Result> results) {
        return new Paper("复查意见书", facility.getDetails().getName(), List.of("对 " + number + " 责令整改的问题，我局于" + day + "进行了复查，意见如下："), List.of(new Paper.Fact("复查人员", officers)),
            results.entrySet().stream().map(e -> e.getKey().getNote() + "：" + (e.getValue().passed() ? "合格" + (e.getValue().note() == null ? "" : "，" + e.getValue().note()) : "不合格，" + e.getValue().note() + "，限 " + e.getValue().due() + " 前重新整改")).toList(),
            List.of(), List.of("复查人员签字", "复查人员签字", "被检查机构签字"));
    }

    static Paper hazard(Finding finding, Facility facility, String situation) {
        return new Paper("重大事故隐患挂牌督办通知书", facility.getDetails().getName(),
            List.of("经检查，你单位存在重大事故隐患：" + situation + "。现予挂牌督办。"),
            List.of(new Paper.Fact("检查发现", finding.getNote()), new Paper.Fact("整改要求", finding.getOrderText()), new Paper.Fact("限制使用", "自即日起暂停接收新入住老年人，直至复查合格")), List.of(),
            List.of("请立即采取措施保障在院老年人安全，落实整改责任、资金、期限和应急预案。隐患经复查合格后方可解除。"), List.of("签发人", "收件人签字"));
    }

    private static String word(Enum<?> value) {
        return Texts.word(Locale.CHINA, value);
    }
}

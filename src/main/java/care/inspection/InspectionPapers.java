package care.inspection;

import care.checklist.Conformity;
import care.document.Paper;
import care.facility.Facility;
import care.inspection.Inspections.*;
import care.kernel.*;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.*;
import java.util.stream.Collectors;

/** The wording of 现场检查笔录. */
final class InspectionPapers {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");

    private InspectionPapers() {
    }

    static Paper record(Inspection inspection, Facility facility, List<Inspector> officers, List<Line> lines, List<Signature> signatures) {
        List<Paper.Fact> facts = new ArrayList<>(List.of(
            new Paper.Fact("被检查机构", facility.getDetails().getName() + "（" + facility.getCode() + "）"),
            new Paper.Fact("地址", facility.getDetails().getAddress()),
            new Paper.Fact("检查方式与事由", word(inspection.getForm()) + "，" + inspection.getGround()),
            new Paper.Fact("检查目的", inspection.getPurpose()),
            new Paper.Fact("到达时间", LocalDateTime.ofInstant(inspection.getArrivedAt(), Clocks.CHINA).format(MINUTE)),
            new Paper.Fact("到达位置", inspection.getLatitude() == null ? "未取得：" + inspection.getNoPlace() : String.format(Locale.ROOT, "%.5f, %.5f", inspection.getLatitude(), inspection.getLongitude()) + (inspection.getAccuracy() == null ? "" : "（误差 " + inspection.getAccuracy() + " 米）")),
            new Paper.Fact("检查人员", officers.stream().map(o -> o.name() + "（" + word(o.department()) + "，执法证号 " + o.certificateNumber() + "）").collect(Collectors.joining("；"))),
            new Paper.Fact("检查事项", inspection.getDomains().stream().map(InspectionPapers::word).collect(Collectors.joining("、")) + "，共 " + lines.size() + " 项"),
            new Paper.Fact("结果", "符合 " + count(lines, Conformity.CONFORM) + " 项，不符合 " + count(lines, Conformity.DEFICIENT) + " 项，不适用 " + count(lines, Conformity.NOT_APPLICABLE) + " 项")));
        if (inspection.getSummary() != null) facts.add(new Paper.Fact("情况说明", inspection.getSummary()));
        facts.add(inspection.getRefusal() == null ? new Paper.Fact("机构签字人", inspection.getFacilitySigner()) : new Paper.Fact("机构拒绝签字", inspection.getRefusal()));
        return new Paper("现场检查笔录", facility.getDetails().getName(), List.of("检查人员到达后出示执法证件，告知检查事由、依据和你单位享有的陈述、申辩权利。现将检查情况记录如下："), facts,
            lines.stream().filter(line -> line.outcome() == Conformity.DEFICIENT).map(line -> "〔" + line.code() + "〕" + line.requirement() + "　检查发现：" + line.note() + (line.measured() == null ? "" : "（实测 " + line.measured().stripTrailingZeros().toPlainString() + " " + line.unit() + "）") + "　依据：" + line.basis()).toList(),
            List.of("以上笔录已交被检查机构核对。对检查结果有异议的，可在 " + inspection.getObjectionUntil() + " 前提出。"), List.of("检查人员签字", "检查人员签字", "被检查机构签字"),
            signatures.stream().map(s -> new Paper.Signature(s.officerId() == null ? "被检查机构签字" : "检查人员签字", s.name(), s.signedAt().format(MINUTE), s.drawn())).toList(), null);
    }

    private static long count(List<Line> lines, Conformity outcome) {
        return lines.stream().filter(line -> line.outcome() == outcome).count();
    }

    private static String word(Enum<?> value) {
        return Texts.word(Locale.CHINA, value);
    }
}

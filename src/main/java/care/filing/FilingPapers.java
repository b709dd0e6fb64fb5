package care.filing;

import care.document.Paper;
import care.facility.Facility;
import care.facility.FacilityDetails;
import care.kernel.Texts;
import care.region.Divisions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The wording of the two papers that answer a filing: 备案回执 and the single notice of gaps, 补正通知书. */
@ApplicationScoped
public class FilingPapers {
    @Inject
    Divisions divisions;

    Paper receipt(Filing filing) {
        Facility facility = filing.getFacility();
        FacilityDetails d = facility.getDetails();
        String place = divisions.path(d.getRegionCode()).stream().map(Divisions.Division::name).collect(Collectors.joining());
        return new Paper(filing.getKind() == FilingKind.INITIAL ? "养老机构备案回执" : "养老机构变更备案回执", d.getName(),
            List.of("你单位于" + filing.getSubmittedOn() + "提交的" + word(filing.getKind()) + "材料齐全，根据《养老机构管理办法》予以备案。"),
            List.of(new Paper.Fact("机构编号", facility.getCode()), new Paper.Fact("机构名称", d.getName()), new Paper.Fact("机构类型", word(d.getKind()) + "，" + word(d.getOwnership())),
                new Paper.Fact("统一社会信用代码", d.getCreditCode()), new Paper.Fact("服务场所", place + d.getAddress()), new Paper.Fact("法定代表人或负责人", d.getLegalRepresentative()),
                new Paper.Fact("建筑面积", d.getFloorArea() == null ? "" : d.getFloorArea().toPlainString() + " 平方米")),
            List.of(), List.of("备案事项发生变更的，应当及时办理变更备案。"), List.of("领取人签字"));
    }

    Paper notice(Filing filing, int workingDays) {
        return new Paper("养老机构备案材料补正通知书", filing.getFacility().getDetails().getName(),
            List.of("你单位于" + filing.getSubmittedOn() + "提交的" + word(filing.getKind()) + "材料不齐全或者不符合要求，现将需要补正的全部内容一次告知如下："), List.of(),
            filing.getGaps().stream().map(gap -> word(gap.getMaterial()) + "：" + gap.getExplanation() + "。").toList(),
            List.of("请于收到本通知之日起" + workingDays + "个工作日内补齐后重新提交。"), List.of("送达人签字", "收件人签字"));
    }

    private static String word(Enum<?> value) {
        return Texts.word(Locale.CHINA, value);
    }
}

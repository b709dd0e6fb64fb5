package care.penalty;

import care.document.Paper;
import care.facility.Facility;
import care.kernel.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.text.*;
import java.util.*;

/** The wording of the two papers of a case: 行政处罚事先告知书 and 行政处罚决定书. */
@ApplicationScoped
public class PenaltyPapers {
    Paper notice(PenaltyCase penalty, Facility facility) {
        return new Paper("行政处罚事先告知书", facility.getDetails().getName(), List.of("经查，你单位存在下列情形：" + penalty.getFacts()),
            List.of(new Paper.Fact("违反的规定", penalty.getSituation().getBasis() + "：" + penalty.getSituation().getWording()), new Paper.Fact("拟作出的处罚", sanction(penalty))), List.of(),
            List.of("根据《中华人民共和国行政处罚法》，你单位有权进行陈述和申辩，请于" + penalty.getHearingUntil() + "前提出；逾期未提出的，视为放弃。"), List.of("送达人签字", "收件人签字"));
    }

    Paper decision(PenaltyCase penalty, Facility facility) {
        List<String> heard = penalty.getSaid() == null ? List.of("你单位在规定期限内未提出陈述申辩。") : List.of("你单位于" + penalty.getSaidOn() + "提出陈述申辩：" + penalty.getSaid(), "复核意见：" + penalty.getOpinion());
        List<String> paragraphs = new ArrayList<>(List.of("经查，你单位存在下列情形：" + penalty.getFacts()));
        paragraphs.addAll(heard);
        return new Paper(penalty.getDecision() == Decision.NONE ? "不予行政处罚决定书" : "行政处罚决定书", facility.getDetails().getName(), paragraphs,
            List.of(new Paper.Fact("依据", penalty.getSituation().getBasis() + "：" + penalty.getSituation().getWording()), new Paper.Fact("裁量档次", Texts.word(Locale.CHINA, penalty.getSuggested())), new Paper.Fact("决定", sanction(penalty))), List.of(),
            List.of("如不服本决定，可以自收到之日起六十日内申请行政复议，或者六个月内提起行政诉讼。"), List.of("送达人签字", "收件人签字"));
    }

    private static String sanction(PenaltyCase penalty) {
        String word = Texts.word(Locale.CHINA, penalty.getDecision());
        return penalty.getDecision() == Decision.FINE ? word + "人民币 " + new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(BigDecimal.valueOf(penalty.getAmountFen(), 2)) + " 元" : word;
    }
}

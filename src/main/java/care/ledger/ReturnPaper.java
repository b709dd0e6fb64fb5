package care.ledger;

import care.document.Paper;
import care.facility.Facility;
import care.kernel.Texts;
import java.time.YearMonth;
import java.util.*;
import java.util.stream.Stream;

/** The wording of a signed return, 床日月报表. */
final class ReturnPaper {
    private ReturnPaper() {
    }

    static Paper of(Facility facility, YearMonth month, int version, String reason, String signer, List<ReturnLine> lines, String sha256) {
        List<Paper.Fact> facts = new ArrayList<>(List.of(new Paper.Fact("机构编号", facility.getCode()), new Paper.Fact("报表月份", month.getYear() + "年" + month.getMonthValue() + "月"), new Paper.Fact("版本", "第 " + version + " 版")));
        if (reason != null) facts.add(new Paper.Fact("更正理由", reason));
        lines.forEach(line -> facts.add(new Paper.Fact(label(line), amount(line))));
        return new Paper("养老机构床日月报表", facility.getDetails().getName(),
            List.of("本机构依据床日台账确认以下数据。床日为一人一床一天，离开当天不计；外出和住院期间的床日单列。"), facts, List.of(),
            List.of("确认人：" + signer + "。本人确认以上数据真实、完整，与台账一致。", "数据摘要（SHA-256）：" + sha256), List.of("确认人签字"), facility.getDetails().getName());
    }

    private static String label(ReturnLine line) {
        String word = Texts.of(Locale.CHINA, line.key());
        return Stream.of("KIND", "STAY", "ABILITY", "CATEGORY").anyMatch(line.dimension()::equals) ? Texts.word(Locale.CHINA, Dimension.valueOf(line.dimension())) + "：" + word : word;
    }

    private static String amount(ReturnLine line) {
        if (line.dimension().equals("MOVEMENT")) return line.persons() + " 人次";
        return line.persons() + " 人，在住 " + line.used() + " 床日，外出 " + line.away() + " 床日" + (line.available() == null ? "" : "，可用 " + line.available() + " 床日");
    }
}

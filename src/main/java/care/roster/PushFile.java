package care.roster;

import care.kernel.Csv;
import java.math.BigDecimal;
import java.time.LocalDate;

/** The file of the newly listed, with full identity numbers. */
public final class PushFile {
    private final Csv csv = new Csv("姓名", "身份证号", "类别", "行政区划", "区划代码", "档次", "每月金额（元）", "名册日期");

    public void add(String name, String identity, String category, String division, String regionCode, String level, Long amountFen, LocalDate asOf) {
        csv.line(name, identity, category, division, regionCode, level, amountFen == null ? "" : BigDecimal.valueOf(amountFen, 2).toPlainString(), asOf.toString());
    }

    public int rows() {
        return csv.lines();
    }

    public byte[] bytes() {
        return csv.bytes();
    }
}

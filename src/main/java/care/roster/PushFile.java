package care.roster;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDate;

/** The file of the newly listed: CSV in UTF-8 with its mark, full identity numbers, and no cell that a sheet would take for a formula. */
public final class PushFile {
    private static final String FORMULA = "=+-@\t\r＝＋－＠";
    private final StringBuilder text = new StringBuilder("\uFEFF");
    private int rows;

    public PushFile() {
        line("姓名", "身份证号", "类别", "行政区划", "区划代码", "档次", "每月金额（元）", "名册日期");
    }

    public void add(String name, String identity, String category, String division, String regionCode, String level, Long amountFen, LocalDate asOf) {
        line(name, identity, category, division, regionCode, level, amountFen == null ? "" : BigDecimal.valueOf(amountFen, 2).toPlainString(), asOf.toString());
        rows++;
    }

    private void line(String... cells) {
        for (int i = 0; i < cells.length; i++) text.append(i == 0 ? "" : ",").append(cell(cells[i]));
        text.append("\r\n");
    }

    static String cell(String value) {
        if (value == null || value.isEmpty()) return "";
        String plain = FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return plain.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r') ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
    }

    public int rows() {
        return rows;
    }

    public byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

package care.exchange;

import care.kernel.RuleViolation;
import de.siegmar.fastcsv.reader.*;
import java.io.*;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.*;
import java.time.LocalDateTime;
import java.util.*;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.*;

/**
 * Reads an Excel or CSV file row by row, as text. What a file claims to be does not count, what it is does. Hostile files are refused
 * before they are unpacked: bombs by what they would unpack to, entities and macros by name, old and foreign formats by their first
 * bytes. A formula counts as the value it last had.
 */
final class RowFile {
    /** Takes the rows, in order. */
    interface Rows {
        /** @param number as Excel counts rows, from 1 @param cells the row's cells; never null inside */
        void row(int number, List<String> cells) throws Exception;
    }

    /** Gives the file's bytes from the beginning, as often as asked. */
    interface Source {
        InputStream open() throws IOException;
    }

    private static final long MOST_UNPACKED = 1L << 30;
    private static final long MOST_SHARED = 128L << 20;
    private static final int MOST_PACKED = 64 << 20;
    private static final int MOST_ENTRIES = 1000;
    private static final long BOMB_FROM = 50L << 20;
    private static final int BOMB_RATIO = 120;
    private static final int HEAD = 1 << 16;
    private static final BigDecimal EXACT = BigDecimal.TEN.pow(15);

    private RowFile() {
    }

    static void read(Source source, Rows rows) throws Exception {
        byte[] head;
        try (InputStream in = source.open()) {
            head = in.readNBytes(HEAD);
        }
        if (head.length == 0) throw refused("exchange.file.empty");
        if (begins(head, 'P', 'K', 3, 4)) xlsx(source, rows);
        else if (begins(head, 0xD0, 0xCF, 0x11, 0xE0)) throw refused("exchange.file.old");
        else if (begins(head, '%', 'P', 'D', 'F')) throw refused("exchange.file.pdf");
        else if (hasNul(head)) throw refused("exchange.file.foreign");
        else csv(source, rows);
    }

    private static RuleViolation refused(String code, Object... args) {
        return RuleViolation.invalid("file", code, args);
    }

    private static boolean begins(byte[] head, int... bytes) {
        for (int i = 0; i < bytes.length; i++) if (head.length <= i || (head[i] & 0xFF) != bytes[i]) return false;
        return true;
    }

    private static boolean hasNul(byte[] head) {
        for (byte b : head) if (b == 0) return true;
        return false;
    }

    private static void csv(Source source, Rows rows) throws Exception {
        Charset charset = isUtf8(source) ? StandardCharsets.UTF_8 : Charset.forName("GB18030");
        char separator;
        try (BufferedReader first = new BufferedReader(new InputStreamReader(source.open(), charset))) {
            char[] head = new char[4096];
            int n = first.read(head);
            separator = separator(new String(head, 0, Math.max(n, 0)));
        }
        try (Reader text = new InputStreamReader(source.open(), charset);
             CsvReader<CsvRecord> csv = CsvReader.builder().fieldSeparator(separator).skipEmptyLines(false).allowExtraFields(true).allowMissingFields(true).allowExtraCharsAfterClosingQuote(true).build(CsvRecordHandler.of(), text)) {
            int number = 0;
            for (CsvRecord record : csv) {
                List<String> cells = record.getFields();
                if (++number == 1 && !cells.isEmpty() && cells.get(0).startsWith("\uFEFF")) {
                    cells = new ArrayList<>(cells);
                    cells.set(0, cells.get(0).substring(1));
                }
                rows.row(number, cells);
            }
        } catch (CsvParseException broken) {
            throw refused("exchange.file.csv");
        }
    }

    /** Comma, semicolon or tab: whichever the first line has most of. */
    private static char separator(String head) {
        String line = head.lines().findFirst().orElse("");
        char best = ',';
        long most = 0;
        for (char c : new char[] {',', ';', '\t'}) {
            long n = line.chars().filter(x -> x == c).count();
            if (n > most) {
                most = n;
                best = c;
            }
        }
        return best;
    }

    private static boolean isUtf8(Source source) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
        CharBuffer characters = CharBuffer.allocate(1 << 16);
        try (InputStream in = source.open()) {
            for (int n = in.read(bytes.array(), 0, bytes.capacity()); n >= 0; n = in.read(bytes.array(), bytes.position(), bytes.remaining())) {
                bytes.limit(bytes.position() + n).position(0);
                characters.clear();
                if (decoder.decode(bytes, characters, false).isError()) return false;
                bytes.compact();
            }
            return bytes.position() == 0;
        }
    }

    private static void xlsx(Source source, Rows rows) throws Exception {
        byte[] packed;
        try (InputStream in = source.open()) {
            packed = in.readNBytes(MOST_PACKED + 1);
        }
        if (packed.length > MOST_PACKED) throw refused("exchange.file.big-sheet", MOST_PACKED >> 20);
        inspect(packed);
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(packed), new ReadingOptions(true, true))) {
            Sheet sheet = book.getSheets().filter(s -> s.getVisibility() == SheetVisibility.VISIBLE).findFirst().orElseThrow(() -> refused("exchange.file.no-sheet"));
            try (Stream<Row> all = sheet.openStream()) {
                for (Iterator<Row> each = all.iterator(); each.hasNext();) {
                    Row row = each.next();
                    List<String> cells = new ArrayList<>(row.getCellCount());
                    for (int i = 0; i < row.getCellCount(); i++) cells.add(text(row.getCell(i)));
                    rows.row(row.getRowNum(), cells);
                }
            }
        } catch (ExcelReaderException | IOException broken) {
            throw refused("exchange.file.broken");
        }
    }

    /** What the file would unpack to, looked at before anything is kept of it. */
    private static void inspect(byte[] packed) throws IOException {
        long total = 0;
        int entries = 0;
        boolean workbook = false;
        byte[] buffer = new byte[HEAD];
        try (ZipFile zip = ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(packed)).get()) {      // by the same table of contents as the reader
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                String name = entry.getName().toLowerCase(Locale.ROOT);
                if (++entries > MOST_ENTRIES) throw refused("exchange.file.bomb");
                if (name.endsWith("vbaproject.bin")) throw refused("exchange.file.macros");
                workbook |= name.equals("xl/workbook.xml");
                boolean xml = name.endsWith(".xml") || name.endsWith(".rels");
                long size = 0;
                try (InputStream in = zip.getInputStream(entry)) {
                    int head = in.readNBytes(buffer, 0, buffer.length);
                    if (xml && declares(buffer, head)) throw refused("exchange.file.entities");
                    for (int n = head; n > 0; n = in.read(buffer)) {
                        size += n;
                        total += n;
                        if (total > MOST_UNPACKED || name.endsWith("sharedstrings.xml") && size > MOST_SHARED || total > BOMB_FROM && total > (long) packed.length * BOMB_RATIO) throw refused("exchange.file.bomb");
                    }
                }
            }
        } catch (IOException broken) {
            throw refused("exchange.file.broken");
        }
        if (!workbook) throw refused("exchange.file.foreign");
    }

    /** A document type, and with it entities, has no place in a workbook. */
    private static boolean declares(byte[] head, int n) {
        String text = new String(head, 0, n, StandardCharsets.ISO_8859_1);
        if (n >= 2 && (head[0] == 0 || head[1] == 0)) text = text.replace("\0", "");     // UTF-16
        return text.contains("<!DOCTYPE") || text.contains("<!ENTITY");
    }

    private static String text(Cell cell) {
        if (cell == null || cell.getType() == null) return "";
        switch (cell.getType()) {
            case NUMBER:
            case FORMULA:
                if (cell.getRawValue() == null) return "";
                if (isDay(cell)) return day(cell);
                return number(cell.getRawValue());
            case BOOLEAN:
                return String.valueOf(cell.getRawValue());
            case ERROR:
                return cell.getRawValue() == null ? "#" : cell.getRawValue();
            case EMPTY:
                return "";
            default:
                String text = cell.getText();
                return text == null ? "" : text;
        }
    }

    private static boolean isDay(Cell cell) {
        String format = cell.getDataFormatString();
        return format != null && format.toLowerCase(Locale.ROOT).replaceAll("\"[^\"]*\"|\\[[^]]*]", "").matches(".*(y|d).*") && cell.getRawValue().matches("\\d{1,6}(\\.\\d+)?");
    }

    private static String day(Cell cell) {
        LocalDateTime at = cell.asDate();
        return at.toLocalDate().toString();
    }

    /** Without an exponent. Excel keeps fifteen digits: of a longer number the rest is lost, and the checks of its column say so. */
    private static String number(String raw) {
        try {
            BigDecimal number = new BigDecimal(raw);
            if (number.abs().compareTo(EXACT) >= 0 || number.stripTrailingZeros().scale() <= 0) return number.toBigInteger().toString();
            return number.stripTrailingZeros().toPlainString();
        } catch (NumberFormatException noNumber) {
            return raw;
        }
    }
}

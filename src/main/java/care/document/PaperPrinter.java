package care.document;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.Color;
import java.io.*;
import java.time.LocalDate;
import java.util.Map;
import com.lowagie.text.*;
import com.lowagie.text.pdf.*;

/** Prints a paper as PDF/A-like A4: embedded Chinese font, number, date, office, and a QR code that leads to its verification page. */
public final class PaperPrinter {
    private static final BaseFont FONT = font();
    private static final Font TITLE = new Font(FONT, 18);
    private static final Font TEXT = new Font(FONT, 11.5f);
    private static final Font SMALL = new Font(FONT, 8.5f, Font.NORMAL, new Color(0x59, 0x67, 0x78));

    private static final float SIGN = 220;
    private static final float SIGNATURE_WIDTH = 130;
    private static final float SIGNATURE_HEIGHT = 44;

    private PaperPrinter() {
    }

    private static BaseFont font() {
        try (InputStream in = PaperPrinter.class.getResourceAsStream("/care/fonts/NotoSansSC-Regular.ttf")) {
            return BaseFont.createFont("NotoSansSC-Regular.ttf", BaseFont.IDENTITY_H, BaseFont.EMBEDDED, true, in.readAllBytes(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param verifyAt address behind the QR code */
    public static byte[] print(Paper paper, String number, String office, LocalDate issuedOn, String verifyAt) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Document document = new Document(PageSize.A4, 72, 72, 64, 64)) {
            PdfWriter writer = PdfWriter.getInstance(document, out);
            writer.getExtraCatalog().put(PdfName.LANG, new PdfString("zh-CN"));
            document.addTitle(paper.title() + " " + number);
            document.addAuthor(office);
            document.open();
            document.add(line(paper.title(), TITLE, Element.ALIGN_CENTER, 4));
            document.add(line(number, TEXT, Element.ALIGN_CENTER, 18));
            document.add(line(paper.addressee() + "：", TEXT, Element.ALIGN_LEFT, 6));
            for (String paragraph : paper.paragraphs()) document.add(indented(paragraph));
            if (!paper.facts().isEmpty()) document.add(facts(paper));
            int n = 0;
            for (String item : paper.items()) document.add(indented(++n + "．" + item));
            for (String paragraph : paper.closing()) document.add(indented(paragraph));
            document.add(line(office, TEXT, Element.ALIGN_RIGHT, 2, 26));
            document.add(line(issuedOn.getYear() + "年" + issuedOn.getMonthValue() + "月" + issuedOn.getDayOfMonth() + "日", TEXT, Element.ALIGN_RIGHT, 18));
            if (!paper.signatures().isEmpty()) document.add(signatures(paper));
            for (String place : paper.signed()) document.add(line(place + "：＿＿＿＿＿＿＿＿　　　　日期：＿＿＿＿年＿＿月＿＿日", TEXT, Element.ALIGN_LEFT, 10));
            document.add(verification(verifyAt));
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    /**
     * A sign or a card with a code to be scanned, A5: whose it is, what it is, the code as a picture and in letters, and what to do with it.
     *
     * @param behind what the picture says
     */
    public static byte[] sign(String name, String what, String code, String behind, String note) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Document document = new Document(PageSize.A5, 36, 36, 48, 36)) {
            PdfWriter.getInstance(document, out).getExtraCatalog().put(PdfName.LANG, new PdfString("zh-CN"));
            document.addTitle(name + " " + code);
            document.open();
            document.add(line(name, TITLE, Element.ALIGN_CENTER, 12));
            document.add(line(what, TEXT, Element.ALIGN_CENTER, 18));
            Image image = qr(behind);
            image.scaleAbsolute(SIGN, SIGN);
            image.setAlignment(Element.ALIGN_CENTER);
            document.add(image);
            document.add(line(code, TITLE, Element.ALIGN_CENTER, 10, 18));
            document.add(line(note, TEXT, Element.ALIGN_CENTER, 0));
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private static Paragraph line(String text, Font font, int alignment, float after, float... before) {
        Paragraph paragraph = new Paragraph(text, font);
        paragraph.setAlignment(alignment);
        paragraph.setSpacingAfter(after);
        paragraph.setSpacingBefore(before.length == 0 ? 0 : before[0]);
        return paragraph;
    }

    private static Paragraph indented(String text) {
        Paragraph paragraph = new Paragraph(text, TEXT);
        paragraph.setFirstLineIndent(23);
        paragraph.setLeading(21);
        paragraph.setSpacingAfter(4);
        return paragraph;
    }

    private static PdfPTable facts(Paper paper) {
        PdfPTable table = new PdfPTable(new float[] {1, 2.6f});
        table.setWidthPercentage(100);
        table.setSpacingBefore(8);
        table.setSpacingAfter(10);
        for (Paper.Fact fact : paper.facts()) {
            for (String text : new String[] {fact.label(), fact.value() == null ? "" : fact.value()}) {
                PdfPCell cell = new PdfPCell(new Phrase(text, TEXT));
                cell.setPadding(6);
                cell.setBorderColor(new Color(0xcf, 0xd7, 0xdf));
                table.addCell(cell);
            }
        }
        return table;
    }

    /** One below the other: whose, the hand or the typed name, and when. */
    private static PdfPTable signatures(Paper paper) {
        PdfPTable table = new PdfPTable(new float[] {1.4f, 1.6f, 2});
        table.setWidthPercentage(100);
        table.setSpacingAfter(12);
        for (Paper.Signature signature : paper.signatures()) {
            PdfPCell hand = signature.drawn() == null ? new PdfPCell(new Phrase(signature.name(), TEXT)) : new PdfPCell(drawn(signature.drawn()), false);
            for (PdfPCell cell : new PdfPCell[] {new PdfPCell(new Phrase(signature.place() + "：", TEXT)), hand, new PdfPCell(new Phrase((signature.drawn() == null ? "" : signature.name() + "　") + signature.at(), TEXT))}) {
                cell.setBorder(Rectangle.NO_BORDER);
                cell.setVerticalAlignment(Element.ALIGN_MIDDLE);
                cell.setPaddingBottom(6);
                table.addCell(cell);
            }
        }
        return table;
    }

    private static Image drawn(byte[] picture) {
        try {
            Image image = Image.getInstance(picture);
            image.scaleToFit(SIGNATURE_WIDTH, SIGNATURE_HEIGHT);
            return image;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PdfPTable verification(String address) throws WriterException {
        PdfPTable table = new PdfPTable(new float[] {1, 4});
        table.setWidthPercentage(100);
        table.setSpacingBefore(24);
        PdfPCell code = new PdfPCell(qr(address), false);
        code.setBorder(Rectangle.NO_BORDER);
        table.addCell(code);
        PdfPCell text = new PdfPCell(new Phrase("扫码核验本文书真伪与是否有效。\n" + address, SMALL));
        text.setBorder(Rectangle.NO_BORDER);
        text.setVerticalAlignment(Element.ALIGN_MIDDLE);
        table.addCell(text);
        return table;
    }

    private static Image qr(String address) throws WriterException {
        BitMatrix matrix = new QRCodeWriter().encode(address, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, 1));
        int size = matrix.getWidth();
        byte[] grey = new byte[size * size];
        for (int y = 0; y < size; y++) for (int x = 0; x < size; x++) grey[y * size + x] = (byte) (matrix.get(x, y) ? 0 : 255);
        Image image = Image.getInstance(size, size, 1, 8, grey);
        image.scaleAbsolute(78, 78);
        return image;
    }
}

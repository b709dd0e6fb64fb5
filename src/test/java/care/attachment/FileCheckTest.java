package care.attachment;

import static org.junit.jupiter.api.Assertions.*;

import care.kernel.RuleViolation;
import java.awt.image.BufferedImage;
import java.io.*;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class FileCheckTest {
    private static final byte[] PDF = "%PDF-1.7\n%âãÏÓ\n1 0 obj\n".getBytes(StandardCharsets.ISO_8859_1);

    static byte[] png(int width, int height) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String refused(String name, byte[] bytes) {
        return assertThrows(RuleViolation.class, () -> FileCheck.type(name, bytes, 1)).code();
    }

    @Test
    void a_file_is_what_its_bytes_say() {
        assertEquals("application/pdf", FileCheck.type("申请书.PDF", PDF, 1));
        assertEquals("image/png", FileCheck.type("a.png", png(2, 2), 1));
    }

    @Test
    void what_is_empty_too_large_of_another_kind_or_not_what_it_says_is_refused() {
        assertEquals("attachment.empty", refused("a.pdf", new byte[0]));
        assertEquals("attachment.too-large", refused("a.pdf", new byte[1024 * 1024 + 1]));
        assertEquals("attachment.type", refused("a.pdf", "MZ not a pdf at all".getBytes()));
        assertEquals("attachment.type", refused("a.png", "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes()));
        assertEquals("attachment.not-what-it-says", refused("photo.jpg", PDF));
        assertEquals("attachment.not-what-it-says", refused("photo.pdf.exe", PDF));
    }

    @Test
    void a_picture_gets_a_small_copy_and_a_pdf_none() throws IOException {
        BufferedImage small = ImageIO.read(new ByteArrayInputStream(FileCheck.thumbnail("image/png", png(2000, 1000))));
        assertEquals(240, small.getWidth());
        assertEquals(120, small.getHeight());
        assertEquals(0, FileCheck.thumbnail("application/pdf", PDF).length);
    }

    @Test
    void a_broken_picture_says_that_it_cannot_be_opened() {
        byte[] broken = java.util.Arrays.copyOf(png(50, 50), 60);
        assertEquals("attachment.picture-unreadable", assertThrows(RuleViolation.class, () -> FileCheck.thumbnail("image/png", broken)).code());
    }

    /** A PNG whose head says 20,000 × 20,000 would unfold into 1.6 GB; it is measured before it is read. */
    @Test
    void a_picture_that_would_unfold_into_gigabytes_is_refused_by_its_head() {
        byte[] bomb = png(1, 1);
        java.nio.ByteBuffer.wrap(bomb).putInt(16, 20_000).putInt(20, 20_000);
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(bomb, 12, 17);
        java.nio.ByteBuffer.wrap(bomb).putInt(29, (int) crc.getValue());
        assertEquals("attachment.picture-too-large", assertThrows(RuleViolation.class, () -> FileCheck.thumbnail("image/png", bomb)).code());
    }
}

package care.attachment;

import care.kernel.RuleViolation;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.*;
import java.util.Iterator;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.tika.Tika;

/**
 * What a file is, told from its first bytes and never from its name. Refused before it is parsed when it is too large, not of an
 * allowed kind, or named as what it is not; a picture is measured before it is opened, so that a small file cannot unfold into gigabytes.
 */
public final class FileCheck {
    private static final Map<String, String> ALLOWED = Map.of("application/pdf", "pdf", "image/jpeg", "jpe?g", "image/png", "png");
    private static final long MOST_PIXELS = 60_000_000;
    private static final int THUMBNAIL = 240;
    private static final Tika TIKA = new Tika();

    private FileCheck() {
    }

    /**
     * @param most largest size in megabytes
     * @return the media type
     * @throws RuleViolation attachment.empty | .too-large | .type | .not-what-it-says, on field {@code file}
     */
    public static String type(String name, byte[] bytes, int most) {
        if (bytes.length == 0) throw RuleViolation.invalid("file", "attachment.empty", name);
        if (bytes.length > most * 1024L * 1024) throw RuleViolation.tooLarge("file", "attachment.too-large", name, most);
        String type = TIKA.detect(bytes);
        if (!ALLOWED.containsKey(type)) throw RuleViolation.invalid("file", "attachment.type", name);
        if (!name.toLowerCase().matches(".*\\." + ALLOWED.get(type))) throw RuleViolation.invalid("file", "attachment.not-what-it-says", name, type);
        return type;
    }

    /** A JPEG of at most 240 pixels a side; empty for what is no picture. */
    public static byte[] thumbnail(String type, byte[] bytes) {
        if (!type.startsWith("image/")) return new byte[0];
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) throw RuleViolation.invalid("file", "attachment.picture-unreadable");
            ImageReader reader = readers.next();
            reader.setInput(in);
            if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) throw RuleViolation.invalid("file", "attachment.picture-too-large");
            BufferedImage picture = reader.read(0);
            double scale = Math.min(1.0, (double) THUMBNAIL / Math.max(picture.getWidth(), picture.getHeight()));
            BufferedImage small = new BufferedImage(Math.max(1, (int) (picture.getWidth() * scale)), Math.max(1, (int) (picture.getHeight() * scale)), BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = small.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(picture, 0, 0, small.getWidth(), small.getHeight(), null);
            graphics.dispose();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(small, "jpg", out);
            return out.toByteArray();
        } catch (IOException | IllegalArgumentException unreadable) {
            throw RuleViolation.invalid("file", "attachment.picture-unreadable");
        }
    }
}

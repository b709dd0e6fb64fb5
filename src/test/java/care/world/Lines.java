package care.world;

import java.io.*;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The lines of a data file on the class path, cells parted by commas; remarks and the heading are left out. */
final class Lines {
    private Lines() {
    }

    static List<String[]> of(String resource) {
        return text(resource).lines().filter(line -> !line.isBlank() && Character.isDigit(line.charAt(0))).map(line -> line.split(",", -1)).toList();
    }

    static String text(String resource) {
        try (InputStream in = Lines.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

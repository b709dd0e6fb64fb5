package care.visit;

import static org.junit.jupiter.api.Assertions.*;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.*;
import java.util.*;
import java.util.regex.*;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the phone application is given beside its files. */
class PhoneFilesTest {
    private static final Path FOLDER = Path.of("src/main/webapp/visit");
    private static final Pattern SAID = Pattern.compile("\\bt\\('([^']+)'");
    private static final Pattern PUT_TOGETHER = Pattern.compile("\\bt\\((?:[^`']*\\? )?`([^`$]+)\\$");
    private static final Pattern QUOTED = Pattern.compile("'([a-z][a-z0-9.-]*)'");

    private static String scripts() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            StringBuilder text = new StringBuilder();
            for (Path file : files.filter(path -> path.toString().endsWith(".js") && !path.getParent().endsWith("lib")).toList()) text.append(Files.readString(file));
            return text.toString();
        }
    }

    private static Set<String> found(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        pattern.matcher(text).results().forEach(match -> found.add(match.group(1)));
        return found;
    }

    @Test
    void every_word_the_phone_says_is_there_in_both_languages_and_none_besides() throws IOException {
        String scripts = scripts();
        Set<String> quoted = found(QUOTED, scripts), begun = found(PUT_TOGETHER, scripts);
        assertTrue(begun.containsAll(Set.of("arrive.no-place.", "piece.", "pin.shut.")), begun.toString());
        for (Locale language : List.of(Locale.CHINA, Locale.ENGLISH)) {
            JsonNode words = PhoneFiles.words(language);
            found(SAID, scripts).forEach(key -> assertTrue(words.has("visit.app." + key), key));
            words.fieldNames().forEachRemaining(key -> {
                if (!key.startsWith("visit.app.")) return;
                String own = key.substring("visit.app.".length());
                assertTrue(quoted.contains(own) || begun.stream().anyMatch(own::startsWith), "nobody says " + key);
            });
        }
    }

    @Test
    void the_worker_keeps_the_interface_and_everything_sent_out_of_its_hands() throws IOException {
        String worker = Files.readString(FOLDER.resolve("worker.js"));
        assertTrue(worker.contains("if (event.request.method !== 'GET') return;"));
        assertFalse(worker.contains("/api/"), "it knows its own files and nothing else");
    }
}

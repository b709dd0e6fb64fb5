package care.phone;

import static org.junit.jupiter.api.Assertions.*;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.*;
import java.util.*;
import java.util.regex.*;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the applications for phones and tablets are given beside their files. */
class PhoneFilesTest {
    private static final Path PAGES = Path.of("src/main/webapp");
    private static final Pattern SAID = Pattern.compile("\\bt\\('([^']+)'");
    private static final Pattern PUT_TOGETHER = Pattern.compile("\\bt\\((?:[^`']*\\? )?`([^`$]+)\\$");
    private static final Pattern QUOTED = Pattern.compile("'([a-z][a-z0-9.-]*)'");
    private static final Pattern IMPORTED = Pattern.compile("from '([^']+)'");

    /** The modules of a folder, with their text; not the library that came along. */
    private static Map<Path, String> scripts(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(PAGES.resolve(folder))) {
            Map<Path, String> scripts = new TreeMap<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".js") && !path.getParent().endsWith("lib")).toList()) scripts.put(file, Files.readString(file));
            return scripts;
        }
    }

    private static String folder(PhoneFiles.Application application) {
        return application.home().replace("/", "");
    }

    private static Set<String> found(Pattern pattern, Collection<String> texts) {
        Set<String> found = new TreeSet<>();
        texts.forEach(text -> pattern.matcher(text).results().forEach(match -> found.add(match.group(1))));
        return found;
    }

    private static boolean isSaid(String key, Collection<String> scripts) {
        return found(QUOTED, scripts).contains(key) || found(PUT_TOGETHER, scripts).stream().anyMatch(key::startsWith);
    }

    @Test
    void every_word_an_application_says_is_there_in_both_languages_and_none_besides() throws IOException {
        Collection<String> shared = scripts("phone").values();
        assertTrue(found(PUT_TOGETHER, shared).containsAll(Set.of("piece.", "pin.shut.")));
        for (PhoneFiles.Application application : PhoneFiles.APPLICATIONS) {
            String own = application.name() + ".app.";
            Collection<String> scripts = scripts(folder(application)).values();
            for (Locale language : List.of(Locale.CHINA, Locale.ENGLISH)) {
                JsonNode words = PhoneFiles.words(application, language);
                Stream.of(scripts, shared).flatMap(some -> found(SAID, some).stream()).forEach(key -> assertTrue(words.has(own + key) || words.has("phone.app." + key), application.name() + " has no word for " + key));
                words.fieldNames().forEachRemaining(key -> {
                    assertFalse(key.endsWith(".app") || key.contains(".app.") && !key.startsWith(own) && !key.startsWith("phone.app."), key + " belongs to another application");
                    if (!key.startsWith(own)) return;
                    String word = key.substring(own.length());
                    assertFalse(words.has("phone.app." + word), key + " is there twice");
                    assertTrue(isSaid(word, scripts) || isSaid(word, shared), "nobody says " + key);
                });
            }
        }
    }

    @Test
    void every_word_all_applications_share_is_said_by_what_they_share() throws IOException {
        Collection<String> shared = scripts("phone").values();
        PhoneFiles.words(PhoneFiles.APPLICATIONS.get(0), Locale.CHINA).fieldNames().forEachRemaining(key -> {
            String word = key.replaceFirst("^phone\\.app\\.", "");
            assertTrue(!key.startsWith("phone.app.") || isSaid(word, shared) || List.of("no", "needed").contains(word), "nobody says " + key);
        });
    }

    @Test
    void what_an_application_imports_is_its_own_or_shared_and_is_there() throws IOException {
        for (String folder : Stream.concat(Stream.of("phone"), PhoneFiles.APPLICATIONS.stream().map(PhoneFilesTest::folder)).toList()) {
            for (Map.Entry<Path, String> script : scripts(folder).entrySet()) for (String imported : found(IMPORTED, List.of(script.getValue()))) {
                Path file = script.getKey().resolveSibling(imported).normalize();
                assertTrue(Files.exists(file), script.getKey() + " imports " + imported);
                assertTrue(file.startsWith(PAGES.resolve("phone")) || file.startsWith(PAGES.resolve(folder)), script.getKey() + " imports " + imported + ", which its worker does not keep");
            }
        }
    }

    @Test
    void the_worker_keeps_the_interface_and_everything_sent_out_of_its_hands() throws IOException {
        String worker = Files.readString(PAGES.resolve("phone/worker.js"));
        assertTrue(worker.contains("if (event.request.method !== 'GET') return;"));
        assertFalse(worker.contains("/api/"), "it knows its own files and nothing else");
    }
}

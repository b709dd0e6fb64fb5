package care.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.*;
import java.util.*;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/** What no page may contain, and what every page must. */
class PagesTest {
    private static final Path PAGES = Path.of("src/main/webapp");

    private static Map<Path, String> pages() {
        try (Stream<Path> files = Files.walk(PAGES)) {
            Map<Path, String> pages = new TreeMap<>();
            for (Path file : files.filter(f -> f.toString().endsWith(".xhtml")).toList()) pages.put(PAGES.relativize(file), Files.readString(file));
            assertTrue(pages.size() > 40, "the pages were found");
            return pages;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> with(String pattern) {
        Pattern forbidden = Pattern.compile(pattern);
        return pages().entrySet().stream().flatMap(page -> forbidden.matcher(page.getValue().replaceAll("(?s)<!--.*?-->", "")).results().map(found -> page.getKey() + ": " + found.group())).toList();
    }

    @Test
    void nothing_typed_by_somebody_is_written_unescaped() {
        assertEquals(List.of(), with("escape=\"false\""));
    }

    @Test
    void ajax_goes_through_primefaces_since_the_content_policy_breaks_the_other() {
        assertEquals(List.of(), with("<f:ajax"));
    }

    @Test
    void no_inline_style_and_no_script_address() {
        assertEquals(List.of(), with("\\sstyle=\"|javascript:"));
    }

    @Test
    void no_page_has_words_of_its_own() {
        assertEquals(List.of(), with("[\\p{IsHan}]+"));
    }

    @Test
    void the_namespaces_are_those_the_libraries_know() {
        assertEquals(List.of(), with("xmlns:o=\"(?!http://omnifaces.org/ui\")[^\"]*\""));
    }

    @Test
    void every_page_is_well_formed() throws ParserConfigurationException {
        var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        List<String> broken = new ArrayList<>();
        for (Path page : pages().keySet()) {
            try {
                builder.parse(PAGES.resolve(page).toFile());
            } catch (SAXException | IOException e) {
                broken.add(page + ": " + e.getMessage());
            }
        }
        assertEquals(List.of(), broken);
    }

    @Test
    void folder_and_bean_of_a_page_belong_to_the_same_feature() throws IOException {
        Map<String, String> features = new HashMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/care"))) {
            files.filter(f -> f.toString().endsWith("Page.java")).forEach(f -> {
                String name = f.getFileName().toString().replace(".java", "");
                features.put(Character.toLowerCase(name.charAt(0)) + name.substring(1), f.getParent().getFileName().toString());
            });
        }
        List<String> strays = new ArrayList<>();
        pages().forEach((page, text) -> {
            String folder = page.getNameCount() > 1 ? page.getName(0).toString() : "";
            if (folder.isEmpty() || folder.equals("WEB-INF") || folder.equals("public")) return;
            var first = Pattern.compile("<ui:param name=\"(?:b|title)\" value=\"[^\"]*?#\\{\\w*:?(\\w+Page)\\b").matcher(text);
            if (first.find() && features.containsKey(first.group(1)) && !features.get(first.group(1)).equals(folder)) strays.add(page + " uses " + first.group(1));
        });
        assertEquals(List.of(), strays);
    }

    /** Facelets takes only the first definition when the first one follows the tag at once and the next one does not. */
    @Test
    void the_parts_of_a_heading_follow_each_other_without_a_gap_or_all_with_one() {
        assertEquals(List.of(), with("(?s)<care:head [^>]*[^/]><ui:define((?!</care:head>).)*?</ui:define>\\s+<ui:define"));
    }
}

package care.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import care.access.Requires;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.*;
import java.util.*;
import java.util.regex.*;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every word exists in Chinese and in English, and every key that is used exists. */
class MessagesTest {
    private static final Path RESOURCES = Path.of("src/main/resources/care");
    private static final Path PAGES = Path.of("src/main/webapp");
    private static final Path CODE = Path.of("src/main/java");
    private static final ResourceBundle CHINESE = new Texts();
    private static final ResourceBundle ENGLISH = new Texts_en();

    @Test
    void both_languages_have_the_same_keys() {
        Set<String> chinese = new TreeSet<>(Collections.list(CHINESE.getKeys()));
        Set<String> english = new TreeSet<>(Collections.list(ENGLISH.getKeys()));
        assertEquals(chinese, english);
        assertTrue(chinese.size() > 500, "the bundles were found");
    }

    @Test
    void every_bundle_on_disk_is_loaded() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            List<String> features = files.filter(f -> f.getFileName().toString().equals("messages.properties")).map(f -> f.getParent().getFileName().toString()).sorted().toList();
            assertEquals(Texts.FEATURES.stream().filter(f -> Files.exists(RESOURCES.resolve(f + "/messages.properties"))).sorted().toList(), features);
        }
    }

    @Test
    void a_sentence_takes_the_same_arguments_in_both_languages() {
        List<String> wrong = Collections.list(CHINESE.getKeys()).stream().filter(key -> !places(CHINESE.getString(key)).equals(places(ENGLISH.getString(key)))).sorted().toList();
        assertEquals(List.of(), wrong);
    }

    private static Set<String> places(String sentence) {
        return new TreeSet<>(Pattern.compile("\\{\\d+}").matcher(sentence).results().map(MatchResult::group).toList());
    }

    @Test
    void english_is_not_chinese() {
        Set<String> chineseByNature = Set.of("document.mark.FILING_RECEIPT", "document.mark.GAP_NOTICE", "document.mark.AGREEMENT", "document.mark.SETTLEMENT", "document.mark.MONTHLY_RETURN", "document.mark.TRANSFER_LETTER", "document.mark.JOINT_AGREEMENT", "document.mark.PENALTY_NOTICE", "document.mark.PENALTY_DECISION", "web.language.other", "web.language.other-name", "facility.search.hint");
        List<String> left = Collections.list(ENGLISH.getKeys()).stream().filter(key -> !chineseByNature.contains(key) && ENGLISH.getString(key).codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)).sorted().toList();
        assertEquals(List.of(), left);
    }

    @Test
    void every_key_a_page_names_exists() throws IOException {
        assertEquals(List.of(), missing(PAGES, ".xhtml", "msg\\['([a-zA-Z][\\w.-]*[\\w])']|care:(?:say[123]|text)\\('([\\w.-]+\\w)'"));
    }

    @Test
    void every_code_a_rule_refuses_with_exists() throws IOException {
        assertEquals(List.of(), missing(CODE, ".java", "RuleViolation\\.(?:invalid|tooLarge)\\((?:\"[\\w-]*\"|null), \"([\\w.-]+\\w)\"|RuleViolation\\.(?:conflict|refused)\\((?:e, |cause, )?\"([\\w.-]+\\w)\"[,)]|Texts\\.of\\([^\"]*\"([\\w.-]+\\w)\"[,)]"));
    }

    @Test
    void every_constraint_of_the_database_that_a_user_can_meet_has_a_sentence() throws IOException {
        String sql;
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/db/migration"))) {
            sql = String.join("\n", files.filter(Files::isRegularFile).map(MessagesTest::read).toList());
        }
        Set<String> exclusions = new TreeSet<>(Pattern.compile("constraint (\\w+) exclude").matcher(sql).results().map(m -> m.group(1)).toList());
        exclusions.addAll(Pattern.compile("constraint (\\w+_ends_before_begins) check").matcher(sql).results().map(m -> m.group(1)).toList());
        exclusions.addAll(Pattern.compile("constraint (\\w+_key) (?:unique|primary key)").matcher(sql).results().map(m -> m.group(1)).toList());
        exclusions.removeAll(Set.of("answer_key", "document_token_key", "document_number_key", "filing_gap_key"));     // nobody types these
        assertEquals(List.of(), exclusions.stream().filter(name -> !CHINESE.containsKey("constraint." + name)).toList());
        assertTrue(exclusions.contains("stay_bed_occupied"));
    }

    @Test
    void every_value_of_every_choice_has_a_word() {
        List<String> missing = new ArrayList<>();
        for (JavaClass type : new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("care")) {
            if (!type.isEnum() || Set.of("Permission", "Kind").contains(type.getSimpleName())) continue;
            for (Object value : type.reflect().getEnumConstants()) if (!CHINESE.containsKey(Texts.key((Enum<?>) value))) missing.add(Texts.key((Enum<?>) value));
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void every_audited_use_case_has_a_name_the_auditor_can_read() {
        List<String> missing = new ArrayList<>();
        new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("care").forEach(type -> type.getMethods().stream()
            .filter(method -> method.isAnnotatedWith(Requires.class) && method.reflect().getAnnotation(Requires.class).audited())
            .map(method -> "use-case." + type.getSimpleName() + "." + method.getName()).filter(key -> !CHINESE.containsKey(key)).forEach(missing::add));
        assertEquals(List.of(), missing);
    }

    private static List<String> missing(Path folder, String suffix, String pattern) throws IOException {
        Pattern key = Pattern.compile(pattern);
        Set<String> missing = new TreeSet<>();
        int[] seen = {0};
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(f -> f.toString().endsWith(suffix)).forEach(file -> key.matcher(read(file)).results().forEach(found -> {
                for (int i = 1; i <= found.groupCount(); i++)
                    if (found.group(i) != null && found.group(i).contains(".")) {
                        seen[0]++;
                        if (!CHINESE.containsKey(found.group(i)) && !found.group(i).endsWith(".")) missing.add(file.getFileName() + ": " + found.group(i));
                    }
            }));
        }
        assertTrue(seen[0] > 50, "keys were found in " + folder);
        return List.copyOf(missing);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

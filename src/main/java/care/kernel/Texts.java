package care.kernel;

import java.io.*;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.*;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every word people read: Chinese here, English in {@link Texts_en}. Each feature keeps its own {@code messages.properties} and
 * {@code messages_en.properties}; a key begins with the feature's name. A word missing in English falls back to Chinese, and a
 * test finds it.
 */
public class Texts extends ResourceBundle {
    public static final List<String> FEATURES = List.of("kernel", "access", "audit", "region", "account", "parameter", "document", "attachment",
        "workbench", "exchange", "person", "roster", "facility", "filing", "assessment", "residence", "reservation", "incident", "agreement", "admission", "nursing", "ledger", "prepayment", "checklist", "supervision", "inspection", "draw", "rectification", "penalty", "joint", "complaint", "visit", "canteen", "kitchen", "meal", "mealsettlement", "watch", "phone", "till", "open", "dashboard", "web");

    private final Map<String, String> words = new HashMap<>();

    public Texts() {
        this("");
    }

    protected Texts(String suffix) {
        for (String feature : FEATURES) load("/care/" + feature + "/messages" + suffix + ".properties");
    }

    private void load(String path) {
        InputStream found = Texts.class.getResourceAsStream(path);
        if (found == null) return;
        try (Reader in = new InputStreamReader(found, StandardCharsets.UTF_8)) {
            Properties properties = new Properties();
            properties.load(in);
            properties.forEach((key, word) -> words.put((String) key, (String) word));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected Object handleGetObject(String key) {
        return words.get(key);
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(words.keySet());
    }

    /** The sentence of a key; arguments are put in as written, enums as their word. An unknown key shows itself. */
    public static String of(Locale locale, String key, Object... args) {
        ResourceBundle bundle = ResourceBundle.getBundle(Texts.class.getName(), locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.ROOT);
        if (!bundle.containsKey(key)) return key;
        if (args.length == 0) return bundle.getString(key);
        return MessageFormat.format(bundle.getString(key), Stream.of(args).map(arg -> arg instanceof Enum<?> e ? word(locale, e) : arg == null ? "" : said(locale, arg.toString())).toArray());
    }

    /** An argument that is kept for later, as keys that are said in the reader's language: {@code @facility.name,facility.phone}. */
    public static String later(Collection<String> keys) {
        return "@" + String.join(",", keys);
    }

    public static String later(Enum<?> value) {
        return "@" + key(value);
    }

    private static String said(Locale locale, String argument) {
        return !argument.startsWith("@") ? argument : Stream.of(argument.substring(1).split(",")).map(key -> of(locale, key)).collect(Collectors.joining(locale.getLanguage().equals("en") ? ", " : "、"));
    }

    public static String of(Locale locale, RuleViolation refusal) {
        return of(locale, refusal.code(), refusal.args());
    }

    /** The word of an enum value: {@code facility.FacilityKind.DAY_CARE}. */
    public static String word(Locale locale, Enum<?> value) {
        return of(locale, key(value));
    }

    public static String key(Enum<?> value) {
        Class<?> type = value.getDeclaringClass();
        return type.getPackageName().substring(type.getPackageName().lastIndexOf('.') + 1) + '.' + type.getSimpleName() + '.' + value.name();
    }
}

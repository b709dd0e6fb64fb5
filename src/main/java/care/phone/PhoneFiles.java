package care.phone;

import care.canteen.*;
import care.checklist.*;
import care.kernel.Texts;
import care.kitchen.Allergen;
import care.meal.GuestClass;
import care.rectification.FindingState;
import care.supervision.*;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.*;
import java.io.*;
import java.nio.charset.StandardCharsets;
import java.security.*;
import java.util.*;
import java.util.stream.Stream;

/**
 * What the applications for phones and tablets have beside their files: words/{language}.json, their words out of the bundles, and sw.js,
 * the worker that keeps everything on the phone. A worker begins with the files and what they hash to, its own and those all of them
 * share, so that any change of any file is a new version and no file of another version slips in.
 */
@WebServlet(value = {"/visit/sw.js", "/visit/words/*", "/canteen-desk/sw.js", "/canteen-desk/words/*"}, loadOnStartup = 2)
public class PhoneFiles extends HttpServlet {
    /** @param name of its words and of what it keeps on a phone @param home where it lies @param values that it shows */
    record Application(String name, String home, List<Class<? extends Enum<?>>> values) {
    }

    static final List<Application> APPLICATIONS = List.of(
        new Application("visit", "/visit/", List.of(Conformity.class, Severity.class, Domain.class, InspectionForm.class, Department.class, FindingState.class)),
        new Application("till", "/canteen-desk/", List.of(Sitting.class, CanteenState.class, GuestClass.class, Allergen.class)));
    private static final String SHARED = "/phone/";
    private static final String TOKENS = "/resources/care/tokens.css";
    private static final String WORKER = SHARED + "worker.js";
    private static final Map<String, Locale> LANGUAGES = Map.of("/zh_CN.json", Locale.CHINA, "/en.json", Locale.ENGLISH);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** By the address. */
    private final Map<String, byte[]> made = new HashMap<>();

    @Override
    public void init() {
        try {
            for (Application application : APPLICATIONS) {
                SortedMap<String, String> files = new TreeMap<>();
                for (Map.Entry<String, Locale> language : LANGUAGES.entrySet()) {
                    byte[] words = JSON.writeValueAsBytes(words(application, language.getValue()));
                    String path = application.home() + "words" + language.getKey();
                    made.put(path, words);
                    files.put(path, sha256(words));
                }
                made.put(application.home() + "sw.js", worker(application, files, getServletContext()));
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean script = request.getServletPath().endsWith("sw.js");
        byte[] found = made.get(request.getServletPath() + Objects.toString(request.getPathInfo(), ""));
        if (found == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType((script ? "text/javascript" : "application/json") + ";charset=UTF-8");
        response.setHeader("Cache-Control", "no-cache");
        response.getOutputStream().write(found);
    }

    /** The words of an application, those all of them share, and those of the values it shows. */
    static ObjectNode words(Application application, Locale language) {
        ObjectNode said = JSON.createObjectNode();
        ResourceBundle bundle = ResourceBundle.getBundle(Texts.class.getName(), language.getLanguage().equals("en") ? Locale.ENGLISH : Locale.ROOT);
        bundle.keySet().stream().filter(key -> key.startsWith(application.name() + ".app.") || key.startsWith("phone.app.")).sorted().forEach(key -> said.put(key, bundle.getString(key)));
        application.values().stream().flatMap(type -> Stream.of(type.getEnumConstants())).forEach(value -> said.put(Texts.key(value), Texts.word(language, value)));
        return said;
    }

    /** @param files those made here, each with its hash; the others are added */
    private static byte[] worker(Application application, SortedMap<String, String> files, ServletContext context) throws IOException, GeneralSecurityException {
        SortedSet<String> paths = new TreeSet<>(Set.of(TOKENS));
        collect(context, SHARED, paths);
        collect(context, application.home(), paths);
        for (String path : paths) files.put(path.equals(application.home() + "index.html") ? application.home() : path, sha256(read(context, path)));
        String text = "const NAME = '" + application.name() + "';\nconst FILES = " + JSON.writeValueAsString(files) + ";\n" + new String(read(context, WORKER), StandardCharsets.UTF_8);
        return ("const VERSION = '" + sha256(text.getBytes(StandardCharsets.UTF_8)).substring(0, 16) + "';\n" + text).getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    /** The files of a folder: not the pages of the desk beside them, not its worker, not licences. */
    private static void collect(ServletContext context, String folder, Set<String> files) {
        for (String path : context.getResourcePaths(folder)) {
            if (path.endsWith("/")) collect(context, path, files);
            else if (!path.equals(WORKER) && path.matches(".*\\.(html|js|css|svg|png|webmanifest)")) files.add(path);
        }
    }

    private static byte[] read(ServletContext context, String path) throws IOException {
        try (InputStream in = context.getResourceAsStream(path)) {
            return in.readAllBytes();
        }
    }
}

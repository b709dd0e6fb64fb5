package care.visit;

import care.checklist.*;
import care.kernel.Texts;
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
 * What the phone application has beside its files: /visit/words/{language}.json, its words out of the bundles, and /visit/sw.js, the
 * worker that keeps everything on the phone. The worker begins with the files and what they hash to, so that any
 * change of any file is a new version and no file of another version slips in.
 */
@WebServlet(value = {"/visit/sw.js", "/visit/words/*"}, loadOnStartup = 2)
public class PhoneFiles extends HttpServlet {
    private static final String HOME = "/visit/";
    private static final String TOKENS = "/resources/care/tokens.css";
    private static final String WORKER = HOME + "worker.js";
    private static final Map<String, Locale> LANGUAGES = Map.of("/zh_CN.json", Locale.CHINA, "/en.json", Locale.ENGLISH);
    private static final List<Class<? extends Enum<?>>> VALUES = List.of(Conformity.class, Severity.class, Domain.class, InspectionForm.class, Department.class, FindingState.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, byte[]> words = new TreeMap<>();
    private byte[] worker;

    @Override
    public void init() {
        try {
            for (Map.Entry<String, Locale> language : LANGUAGES.entrySet()) words.put(language.getKey(), JSON.writeValueAsBytes(words(language.getValue())));
            worker = worker(getServletContext());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean script = request.getServletPath().endsWith("sw.js");
        byte[] found = script ? worker : words.get(String.valueOf(request.getPathInfo()));
        if (found == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType((script ? "text/javascript" : "application/json") + ";charset=UTF-8");
        response.setHeader("Cache-Control", "no-cache");
        response.getOutputStream().write(found);
    }

    /** The phone's own words and those of the values it shows. */
    static ObjectNode words(Locale language) {
        ObjectNode said = JSON.createObjectNode();
        ResourceBundle bundle = ResourceBundle.getBundle(Texts.class.getName(), language.getLanguage().equals("en") ? Locale.ENGLISH : Locale.ROOT);
        bundle.keySet().stream().filter(key -> key.startsWith("visit.app.")).sorted().forEach(key -> said.put(key, bundle.getString(key)));
        VALUES.stream().flatMap(type -> Stream.of(type.getEnumConstants())).forEach(value -> said.put(Texts.key(value), Texts.word(language, value)));
        return said;
    }

    private byte[] worker(ServletContext context) throws IOException, GeneralSecurityException {
        SortedMap<String, String> files = new TreeMap<>();
        SortedSet<String> paths = new TreeSet<>(Set.of(TOKENS));
        collect(context, HOME, paths);
        for (String path : paths) files.put(path.equals(HOME + "index.html") ? HOME : path, sha256(read(context, path)));
        for (Map.Entry<String, byte[]> language : words.entrySet()) files.put(HOME + "words" + language.getKey(), sha256(language.getValue()));
        String text = "const FILES = " + JSON.writeValueAsString(files) + ";\n" + new String(read(context, WORKER), StandardCharsets.UTF_8);
        return ("const VERSION = '" + sha256(text.getBytes(StandardCharsets.UTF_8)).substring(0, 16) + "';\n" + text).getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    /** The files of the application: not the pages of the desk beside them, not its worker, not licences. */
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

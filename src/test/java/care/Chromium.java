package care;

import com.microsoft.playwright.*;
import java.io.*;
import java.lang.reflect.*;
import java.net.URISyntaxException;
import java.nio.file.*;
import java.util.*;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A headless Chromium for the journeys and the pictures. It takes the one it is told of or finds, or brings one. Its letters come from
 * the application's own font alone, so that Chinese shows on a bare machine and pictures are the same everywhere.
 */
public final class Chromium {
    private static final List<String> USUAL_PLACES = List.of("/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/chromium-browser");
    private static final String PACKAGE = "@sparticuz/chromium@153.0.0";
    private static final Path BROUGHT = Project.target().resolve("chromium");
    private static final List<String> FLAGS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--font-render-hinting=none");

    private Chromium() {
    }

    /** The caller closes it, and with it goes the program that drives it. @param more flags besides the usual ones */
    public static Browser launch(String... more) {
        try {
            Path executable = executable();
            Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Browser browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(executable).setHeadless(true).setArgs(Stream.concat(FLAGS.stream(), Stream.of(more)).toList()).setEnv(environment(executable)));
            return closingBoth(Browser.class, browser, playwright);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One that keeps what it has been told in a folder, as a phone does; killed and launched anew it goes on from there.
     *
     * @param options of the window
     */
    public static BrowserContext remembering(Path profile, BrowserType.LaunchPersistentContextOptions options) {
        try {
            Path executable = executable();
            Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            return closingBoth(BrowserContext.class, playwright.chromium().launchPersistentContext(profile, options.setExecutablePath(executable).setHeadless(true).setArgs(FLAGS).setEnv(environment(executable))), playwright);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All processes of the browser with that folder end at once, as when the battery is taken out. */
    public static void kill(Path profile) {
        List<ProcessHandle> processes = ProcessHandle.allProcesses().filter(process -> process.info().commandLine().orElse("").contains("--user-data-dir=" + profile)).toList();
        if (processes.isEmpty()) throw new IllegalStateException("no browser with " + profile);
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
    }

    private static <T> T closingBoth(Class<T> type, T browser, Playwright playwright) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, (proxy, method, args) -> {
            try {
                return method.invoke(browser, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            } finally {
                if (method.getName().equals("close")) playwright.close();
            }
        }));
    }

    private static Map<String, String> environment(Path executable) throws IOException {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("FONTCONFIG_FILE", fontSettings().toString());
        Path libraries = BROUGHT.resolve("al2023/lib");
        if (executable.startsWith(BROUGHT) && Files.exists(libraries)) environment.merge("LD_LIBRARY_PATH", libraries.toString(), (own, added) -> own + ":" + added);
        return environment;
    }

    private static Path executable() throws IOException {
        String told = System.getProperty("chromium");
        if (told != null) {
            if (Files.isExecutable(Path.of(told))) return Path.of(told);
            throw new CannotStart("-Dchromium=" + told + " is no program.");
        }
        Optional<Path> found = installed();
        if (found.isPresent()) return found.get();
        if (System.getProperty("user.name").equals("root") && succeeds(same -> same, "sh", "-c", "apt-get update && apt-get install -y --no-install-recommends chromium")) {
            found = installed();
            if (found.isPresent()) return found.get();
        }
        if (Files.isExecutable(BROUGHT.resolve("chromium")) || bring()) return BROUGHT.resolve("chromium");
        throw new CannotStart("The tests in the browser need Chromium, and none was found. Install the package chromium (or Google Chrome), or Node.js 20 with npm, "
            + "or name a browser with -Dchromium=/path/to/chromium. What was tried is in " + log());
    }

    private static Optional<Path> installed() {
        return USUAL_PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst();
    }

    /** A browser packed for npm, with the libraries a bare system lacks; it unpacks itself into what it takes for the temporary folder. */
    private static boolean bring() throws IOException {
        Files.createDirectories(BROUGHT);
        Path script = BROUGHT.resolve("unpack.mjs");
        Files.writeString(script, "import chromium from '@sparticuz/chromium';\nconsole.log(await chromium.executablePath());\n");
        UnaryOperator<Map<String, String>> here = environment -> {
            environment.put("TMPDIR", BROUGHT.toString());
            environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_nodejs22.x");       // asks for those libraries
            return environment;
        };
        return succeeds(same -> same, "npm", "install", "--prefix", BROUGHT.toString(), "--no-save", "--no-audit", "--no-fund", PACKAGE)
            && succeeds(here, "node", script.toString()) && Files.isExecutable(BROUGHT.resolve("chromium"));
    }

    private static boolean succeeds(UnaryOperator<Map<String, String>> environment, String... command) throws IOException {
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        process.environment().put("DEBIAN_FRONTEND", "noninteractive");
        environment.apply(process.environment());
        try {
            return process.start().waitFor() == 0;
        } catch (IOException notInstalled) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Path log() {
        return Project.target().resolve("chromium.log");
    }

    /** Settings of fontconfig that know the application's own font and no other. */
    private static Path fontSettings() throws IOException {
        Path file = Project.target().resolve("fonts.conf");
        return Files.writeString(file, """
            <?xml version="1.0"?>
            <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
            <fontconfig>
              <dir>%s</dir>
              <cachedir>%s</cachedir>
              <match target="pattern"><edit name="family" mode="append" binding="weak"><string>Noto Sans SC</string></edit></match>
            </fontconfig>
            """.formatted(fonts(), Project.target().resolve("fontconfig")));
    }

    private static Path fonts() {
        try {
            return Path.of(Chromium.class.getResource("/care/fonts/NotoSansSC-Regular.ttf").toURI()).getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}

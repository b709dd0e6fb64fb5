package care.kernel;

/** What the installation provides from outside: an environment variable, or a system property of the same name. */
public final class Settings {
    private Settings() {
    }

    public static String get(String name) {
        String property = System.getProperty(name);
        return property != null ? property : System.getenv(name);
    }
}

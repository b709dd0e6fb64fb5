package care;

import java.io.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.*;

/**
 * The passwords and keys of one database, made at random on its first start and kept in a file beside the data that only its owner
 * may read. Lose the file and the identity numbers in the data cannot be read any more.
 */
final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final List<String> FOR_THE_SERVER = List.of("DB_OWNER_PASSWORD", "DB_APP_PASSWORD", "DB_INFRA_PASSWORD", "CARE_CIPHER", "CARE_IDENTITY_KEY", "CARE_IDENTITY_HASH_KEY");
    private final Path file;
    private final Properties values = new Properties();
    private final boolean demoPasswordChanged;

    Secrets(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                values.load(in);
            }
        }
        for (String name : List.of("DB_SUPERUSER_PASSWORD", "DB_OWNER_PASSWORD", "DB_APP_PASSWORD", "DB_INFRA_PASSWORD")) values.putIfAbsent(name, HexFormat.of().formatHex(random(16)));
        boolean made = values.containsKey("CARE_IDENTITY_KEY");
        values.putIfAbsent("CARE_CIPHER", made ? "AES" : Objects.requireNonNullElse(System.getenv("CARE_CIPHER"), "AES"));
        values.putIfAbsent("CARE_IDENTITY_KEY", Base64.getEncoder().encodeToString(random(values.getProperty("CARE_CIPHER").equals("SM4") ? 16 : 32)));
        values.putIfAbsent("CARE_IDENTITY_HASH_KEY", Base64.getEncoder().encodeToString(random(32)));
        String given = System.getenv("CARE_DEMO_PASSWORD");
        String before = demoPassword();
        if (given != null && !given.isBlank()) values.setProperty("CARE_DEMO_PASSWORD", given);
        values.putIfAbsent("CARE_DEMO_PASSWORD", readable());
        demoPasswordChanged = before != null && !before.equals(demoPassword());
        save();
    }

    String get(String name) {
        return values.getProperty(name);
    }

    String demoPassword() {
        return get("CARE_DEMO_PASSWORD");
    }

    /** Whether the environment asks for another password than the last time. */
    boolean demoPasswordChanged() {
        return demoPasswordChanged;
    }

    /** What the application server needs, under the names its configuration asks for. */
    Map<String, String> forTheServer() {
        Map<String, String> environment = new LinkedHashMap<>();
        FOR_THE_SERVER.forEach(name -> environment.put(name, get(name)));
        return environment;
    }

    private void save() throws IOException {
        if (!Files.exists(file)) {
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix"))
                Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            else Files.createFile(file);
        }
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            values.store(out, "Passwords and keys of the database beside this file. Keep it as long as the data.");
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** Twelve signs nobody confuses, in three groups, with a capital letter and digits: Kx7m-np2t-wq9d. */
    private static String readable() {
        String letters = "abcdefghjkmnpqrstuvwxyz";
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            if (i == 4 || i == 8) password.append('-');
            char c = i % 4 == 2 ? (char) ('2' + RANDOM.nextInt(8)) : letters.charAt(RANDOM.nextInt(letters.length()));
            password.append(i == 0 ? Character.toUpperCase(c) : c);
        }
        return password.toString();
    }
}

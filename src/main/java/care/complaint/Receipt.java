package care.complaint;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.*;
import java.time.LocalDate;

/** What whoever complains takes home, shown once: the number, and the code without which the number says nothing. */
public record Receipt(String number, String code, LocalDate triageDue) implements Serializable {
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Nothing that looks like something else. */
    private static final String SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 12;

    static Receipt of(int year, int sequence, LocalDate triageDue) {
        StringBuilder code = new StringBuilder();
        while (code.length() < LENGTH) code.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        return new Receipt(String.format("TS%d-%06d", year, sequence), code.toString(), triageDue);
    }

    byte[] hash() {
        return hash(number, code);
    }

    /** The code is not kept, only what tells the right one. */
    static byte[] hash(String number, String code) {
        try {
            return MessageDigest.getInstance("SHA-256").digest((tidy(number) + " " + tidy(code)).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As it may be typed: in small letters, with blanks, the code in groups. */
    static String tidy(String typed) {
        return typed == null ? "" : typed.replaceAll("\\s", "").toUpperCase(java.util.Locale.ROOT);
    }
}

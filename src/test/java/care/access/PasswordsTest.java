package care.access;

import static org.junit.jupiter.api.Assertions.*;

import org.junit.jupiter.api.Test;

class PasswordsTest {
    @Test
    void a_password_matches_its_own_hash_only() {
        String hash = Passwords.hash("Huanghe-2026");
        assertTrue(Passwords.matches("Huanghe-2026", hash));
        assertFalse(Passwords.matches("huanghe-2026", hash));
        assertFalse(Passwords.matches("", hash));
    }

    @Test
    void the_same_password_never_has_the_same_hash_twice() {
        assertNotEquals(Passwords.hash("Huanghe-2026"), Passwords.hash("Huanghe-2026"));
    }

    @Test
    void the_hash_names_its_costs_so_that_they_can_rise() {
        assertTrue(Passwords.hash("x").startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
    }

    @Test
    void what_is_no_hash_matches_nothing() {
        assertFalse(Passwords.matches("secret", "secret"));
    }
}

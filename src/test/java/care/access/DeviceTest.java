package care.access;

import static org.junit.jupiter.api.Assertions.*;

import care.kernel.*;
import java.time.Instant;
import java.util.*;
import org.junit.jupiter.api.Test;

class DeviceTest {
    private static final Instant NOW = Instant.parse("2026-03-05T02:00:00Z");
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final Vault VAULT = new Vault(Map.of("CARE_IDENTITY_KEY", KEY, "CARE_IDENTITY_HASH_KEY", KEY)::get);

    private static String refused(Runnable action) {
        return assertThrows(RuleViolation.class, action::run).code();
    }

    @Test
    void each_login_gives_another_token_of_32_bytes_and_the_key_stays() {
        Device device = new Device("x", UUID.randomUUID(), VAULT);
        byte[] key = device.key(VAULT);
        String first = device.login(" 我的手机 ", new byte[0], NOW);
        assertEquals("我的手机", device.getName());
        assertEquals(32, Base64.getUrlDecoder().decode(first).length);
        device.end("x", NOW);
        assertNotEquals(first, device.login("手机", new byte[0], NOW));
        assertEquals(32, key.length);
        assertArrayEquals(key, device.key(VAULT));
        assertFalse(Arrays.equals(key, new Device("x", UUID.randomUUID(), VAULT).key(VAULT)), "another phone, another key");
    }

    @Test
    void a_phone_has_a_name_and_is_signed_off_once() {
        Device device = new Device("x", UUID.randomUUID(), VAULT);
        assertEquals("device.no-name", refused(() -> device.login("  ", new byte[0], NOW)));
        assertEquals("device.long-name", refused(() -> device.login("长".repeat(101), new byte[0], NOW)));
        device.login("手机", new byte[0], NOW);
        device.end("security", NOW);
        assertEquals("device.ended-already", refused(() -> device.end("security", NOW)));
    }

    @Test
    void only_what_follows_bearer_is_a_token() {
        assertEquals("abc", DeviceApi.bearer("Bearer abc"));
        assertEquals("abc", DeviceApi.bearer("bearer  abc "));
        assertNull(DeviceApi.bearer("Basic abc"));
        assertNull(DeviceApi.bearer(null));
    }
}

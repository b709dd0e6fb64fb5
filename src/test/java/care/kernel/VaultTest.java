package care.kernel;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import java.util.*;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultTest {
    private static final byte[] NUMBER = "11010519491231002X".getBytes(US_ASCII);
    private static final String ZEROS = key(32, 0);
    private static final String SEVENS = key(32, 7);

    private static String key(int length, int of) {
        byte[] key = new byte[length];
        Arrays.fill(key, (byte) of);
        return Base64.getEncoder().encodeToString(key);
    }

    /** Names and values in turn. */
    private static Vault vault(String... settings) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) given.put(settings[i], settings[i + 1]);
        return new Vault(given::get);
    }

    private static Vault of(String cipher, int of) {
        return vault("CARE_CIPHER", cipher, "CARE_IDENTITY_KEY", key(cipher.equals("SM4") ? 16 : 32, of), "CARE_IDENTITY_HASH_KEY", key(32, of));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AES", "SM4"})
    void what_is_sealed_can_be_opened_again_and_names_the_first_key(String cipher) {
        byte[] sealed = of(cipher, 0).seal(NUMBER);
        assertArrayEquals(NUMBER, of(cipher, 0).unseal(sealed));
        assertEquals(1, sealed[0]);
        assertEquals(1 + 12 + NUMBER.length + 16, sealed.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AES", "SM4"})
    void the_same_number_is_sealed_differently_each_time_but_found_under_one_hash(String cipher) {
        Vault vault = of(cipher, 0);
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 1000; i++) nonces.add(HexFormat.of().formatHex(vault.seal(NUMBER), 1, 13));
        assertEquals(1000, nonces.size());
        assertArrayEquals(vault.hash(NUMBER), of(cipher, 0).hash(NUMBER));
        assertEquals(32, vault.hash(NUMBER).length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AES", "SM4"})
    void another_key_finds_another_hash_and_opens_nothing(String cipher) {
        byte[] sealed = of(cipher, 0).seal(NUMBER);
        assertFalse(Arrays.equals(of(cipher, 0).hash(NUMBER), of(cipher, 7).hash(NUMBER)));
        assertThrows(IllegalStateException.class, () -> of(cipher, 7).unseal(sealed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AES", "SM4"})
    void a_changed_bit_anywhere_is_noticed(String cipher) {
        Vault vault = of(cipher, 0);
        for (int place = 0; place < 47; place++) {
            byte[] sealed = vault.seal(NUMBER);
            sealed[place] ^= 1;
            assertThrows(IllegalStateException.class, () -> vault.unseal(sealed));
        }
        assertThrows(IllegalStateException.class, () -> vault.unseal(new byte[] {1, 2}));
    }

    /** What OpenSSL says: {@code openssl mac -digest SHA256|SM3 -macopt hexkey:0707…07 HMAC}. */
    @Test
    void the_hash_is_that_of_the_standards() {
        assertEquals("e36da84fef3a1c6a3ea976b0ae4b9fe3dec7f484c700ccc7492e231095d58ec5", HexFormat.of().formatHex(of("AES", 7).hash(NUMBER)));
        assertEquals("4ef0e661d2646338b0cccae25a2eafb91cd9be9f81abffcda21dec57801ef704", HexFormat.of().formatHex(of("SM4", 7).hash(NUMBER)));
    }

    @Test
    void after_a_change_of_key_the_old_rows_open_and_new_ones_name_the_new_key() {
        byte[] before = vault("CARE_IDENTITY_KEY", ZEROS, "CARE_IDENTITY_HASH_KEY", SEVENS).seal(NUMBER);
        Vault after = vault("CARE_IDENTITY_KEY", SEVENS, "CARE_IDENTITY_KEY_ID", "200", "CARE_IDENTITY_KEYS_OLD", "1:" + ZEROS, "CARE_IDENTITY_HASH_KEY", SEVENS);
        assertArrayEquals(NUMBER, after.unseal(before));
        assertFalse(after.isCurrent(before));
        byte[] anew = after.seal(after.unseal(before));
        assertTrue(after.isCurrent(anew));
        assertEquals((byte) 200, anew[0]);
        assertArrayEquals(NUMBER, after.unseal(anew));
    }

    @Test
    void rows_sealed_with_aes_stay_readable_after_a_change_to_sm4() {
        byte[] before = of("AES", 0).seal(NUMBER);
        Vault after = vault("CARE_CIPHER", "SM4", "CARE_IDENTITY_KEY", key(16, 3), "CARE_IDENTITY_KEY_ID", "2", "CARE_IDENTITY_KEYS_OLD", "1:" + ZEROS, "CARE_IDENTITY_HASH_KEY", SEVENS);
        assertArrayEquals(NUMBER, after.unseal(before));
        assertArrayEquals(NUMBER, after.unseal(after.seal(NUMBER)));
    }

    @Test
    void a_key_that_is_not_loaded_is_named() {
        byte[] sealed = vault("CARE_IDENTITY_KEY", ZEROS, "CARE_IDENTITY_KEY_ID", "9", "CARE_IDENTITY_HASH_KEY", SEVENS).seal(NUMBER);
        assertTrue(assertThrows(IllegalStateException.class, () -> of("AES", 0).unseal(sealed)).getMessage().contains("key 9"));
    }

    @Test
    void a_wrong_setting_says_what_is_wrong_and_not_what_was_in_it() {
        assertTrue(assertThrows(IllegalStateException.class, () -> vault("CARE_IDENTITY_HASH_KEY", ZEROS)).getMessage().contains("CARE_IDENTITY_KEY"));
        assertTrue(assertThrows(IllegalStateException.class, () -> vault("CARE_CIPHER", "SM4", "CARE_IDENTITY_KEY", ZEROS, "CARE_IDENTITY_HASH_KEY", ZEROS)).getMessage().contains("16 bytes"));
        assertTrue(assertThrows(IllegalStateException.class, () -> vault("CARE_CIPHER", "DES", "CARE_IDENTITY_KEY", ZEROS, "CARE_IDENTITY_HASH_KEY", ZEROS)).getMessage().contains("CARE_CIPHER"));
        assertTrue(assertThrows(IllegalStateException.class, () -> vault("CARE_IDENTITY_KEY", ZEROS, "CARE_IDENTITY_KEYS_OLD", "1:" + SEVENS, "CARE_IDENTITY_HASH_KEY", ZEROS)).getMessage().contains("new number"));
        assertFalse(assertThrows(IllegalStateException.class, () -> vault("CARE_IDENTITY_KEY", "se-cret", "CARE_IDENTITY_HASH_KEY", ZEROS)).getMessage().contains("se-cret"));
        assertThrows(IllegalStateException.class, () -> vault("CARE_IDENTITY_KEY", ZEROS, "CARE_IDENTITY_KEY_ID", "256", "CARE_IDENTITY_HASH_KEY", ZEROS));
    }
}

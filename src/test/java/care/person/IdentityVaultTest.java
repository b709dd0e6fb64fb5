package care.person;

import static org.junit.jupiter.api.Assertions.*;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class IdentityVaultTest {
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String OTHER = Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes());
    private final IdentityVault vault = new IdentityVault(KEY, OTHER);
    private final IdentityNumber number = new IdentityNumber("11010519491231002X");

    @Test
    void what_is_sealed_can_be_opened_again() {
        assertEquals(number, vault.decrypt(vault.encrypt(number)));
    }

    @Test
    void the_same_number_is_sealed_differently_each_time_but_found_under_one_hash() {
        assertFalse(java.util.Arrays.equals(vault.encrypt(number), vault.encrypt(number)));
        assertArrayEquals(vault.hash(number), vault.hash(number));
    }

    @Test
    void another_key_finds_another_hash_and_opens_nothing() {
        IdentityVault stranger = new IdentityVault(OTHER, KEY);
        assertFalse(java.util.Arrays.equals(vault.hash(number), stranger.hash(number)));
        byte[] sealed = vault.encrypt(number);
        assertThrows(IllegalStateException.class, () -> stranger.decrypt(sealed));
    }

    @Test
    void a_changed_bit_is_noticed() {
        byte[] sealed = vault.encrypt(number);
        sealed[20] ^= 1;
        assertThrows(IllegalStateException.class, () -> vault.decrypt(sealed));
    }

    @Test
    void a_missing_key_says_how_to_make_one() {
        assertTrue(assertThrows(IllegalStateException.class, () -> new IdentityVault(null, KEY)).getMessage().contains("CARE_IDENTITY_KEY"));
    }
}

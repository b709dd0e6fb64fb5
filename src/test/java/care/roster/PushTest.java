package care.roster;

import static org.junit.jupiter.api.Assertions.*;

import care.kernel.Csv;
import care.kernel.RuleViolation;
import java.nio.charset.StandardCharsets;
import java.security.*;
import java.time.*;
import java.util.*;
import org.junit.jupiter.api.Test;

/** The file, its receipt, and the life of a push. */
class PushTest {
    private static final String HASH = "ab".repeat(32);
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2022-12-05T09:00:00+08:00");

    private static Recipient recipient(String url, String key) {
        RecipientDetails details = new RecipientDetails();
        details.setName("某局");
        details.setUrl(url);
        details.setPublicKey(key);
        return new Recipient("640500000000", details);
    }

    private static Push push(Recipient recipient) {
        return new Push(recipient, LocalDate.of(2022, 12, 1), 3, HexFormat.of().parseHex(HASH), new byte[] {1}, NOW, "贺望川");
    }

    private static KeyPair keys() throws GeneralSecurityException {
        return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String receipt(String hash, String at, KeyPair keys) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(keys.getPrivate());
        signature.update((hash + "|" + at).getBytes(StandardCharsets.UTF_8));
        return "{\"sha256\":\"" + hash + "\",\"receivedAt\":\"" + at + "\",\"signature\":\"" + base64(signature.sign()) + "\"}";
    }

    private static String worthless(String answer, String key) {
        return assertThrows(Receipt.Worthless.class, () -> Receipt.checked(answer, HASH, key)).getMessage();
    }

    @Test
    void a_cell_that_a_sheet_would_reckon_is_text() {
        assertEquals("'=1+1", Csv.cell("=1+1"));
        assertEquals("'+86", Csv.cell("+86"));
        assertEquals("'-王", Csv.cell("-王"));
        assertEquals("-12.00", Csv.cell("-12.00"), "an amount to take back stays a number");
        assertEquals("'@x", Csv.cell("@x"));
        assertEquals("'\tx", Csv.cell("\tx"));
        assertEquals("'＝1", Csv.cell("＝1"));
        assertEquals("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"", Csv.cell("=HYPERLINK(\"http://x\",\"y\")"));
        assertEquals("\"王,国\"", Csv.cell("王,国"));
        assertEquals("640502195001011239", Csv.cell("640502195001011239"));
    }

    @Test
    void the_file_begins_with_its_mark_and_a_head_and_has_amounts_in_yuan() {
        PushFile file = new PushFile();
        file.add("王国胜", "640502195001011239", "农村低保", "东园镇", "640502106000", "A类", 48_050L, LocalDate.of(2022, 12, 1));
        file.add("马兰", "640502195001021234", "农村低保", "东园镇", "640502106000", null, null, LocalDate.of(2022, 12, 1));
        String[] lines = new String(file.bytes(), StandardCharsets.UTF_8).split("\r\n");
        assertEquals(2, file.rows());
        assertEquals("\uFEFF姓名,身份证号,类别,行政区划,区划代码,档次,每月金额（元）,名册日期", lines[0]);
        assertEquals("王国胜,640502195001011239,农村低保,东园镇,640502106000,A类,480.50,2022-12-01", lines[1]);
        assertEquals("马兰,640502195001021234,农村低保,东园镇,640502106000,,,2022-12-01", lines[2]);
    }

    @Test
    void a_receipt_counts_when_it_names_the_hash_and_is_signed_with_the_recipients_key() throws Exception {
        KeyPair keys = keys();
        String key = base64(keys.getPublic().getEncoded());
        String at = "2022-12-05T10:00:00+08:00";
        assertEquals(OffsetDateTime.parse(at), Receipt.checked(receipt(HASH, at, keys), HASH, key).at());
        assertEquals("roster.push.failure.signature", worthless(receipt(HASH, at, keys()), key));
        assertEquals("roster.push.failure.signature", worthless(receipt(HASH, at, keys).replace("10:00:00", "11:00:00"), key));
        assertEquals("roster.push.failure.hash", worthless(receipt("cd".repeat(32), at, keys), key));
        for (String nonsense : List.of("", "OK", "[]", "{}", "null", "{\"sha256\":1,\"receivedAt\":2,\"signature\":3}", receipt(HASH, "yesterday", keys))) assertEquals("roster.push.failure.no-receipt", worthless(nonsense, key), nonsense);
    }

    @Test
    void a_recipient_with_an_address_needs_a_key_that_is_one() throws Exception {
        assertEquals("constraint.push_recipient_key_needed", assertThrows(RuleViolation.class, () -> recipient("https://a.example/x", null)).code());
        assertEquals("roster.recipient.no-key", assertThrows(RuleViolation.class, () -> recipient("https://a.example/x", "abc")).code());
        String key = base64(keys().getPublic().getEncoded());
        for (String wrong : List.of("ftp://a.example", "a.example", "https://user:secret@a.example", "http:/a", "file:///etc/passwd")) assertEquals("roster.recipient.no-address", assertThrows(RuleViolation.class, () -> recipient(wrong, key)).code(), wrong);
        assertTrue(recipient("http://10.0.0.1:8080/in", key).isConnected());
        assertFalse(recipient(" ", null).isConnected());
    }

    @Test
    void pauses_double_up_to_six_hours_and_after_the_last_try_there_is_no_next() throws Exception {
        assertEquals(List.of(1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360), java.util.stream.IntStream.rangeClosed(1, 11).mapToObj(Push::pause).toList());
        Push push = push(recipient("https://a.example/x", base64(keys().getPublic().getEncoded())));
        assertEquals(NOW, push.getNextTryAt());
        push.take(NOW);
        push.fail("roster.push.failure.status 503", NOW, 2);
        assertEquals(NOW.plusMinutes(1), push.getNextTryAt());
        assertEquals("503", push.getFailureDetail());
        push.take(NOW.plusMinutes(1));
        push.fail("roster.push.failure.timeout", NOW.plusMinutes(2), 2);
        assertNull(push.getNextTryAt());
        assertEquals("roster.push.failure.timeout", push.getFailureKey());
        push.tryAgain(NOW.plusDays(1));
        assertEquals(NOW.plusDays(1), push.getNextTryAt());
    }

    @Test
    void what_was_handed_over_is_received_when_they_confirm_its_hash() {
        Push push = push(recipient(null, null));
        LocalDate today = LocalDate.of(2022, 12, 8);
        assertEquals("roster.push.refused", assertThrows(RuleViolation.class, () -> push.receive("1", HASH, "李四", today, today)).code());
        push.handOver(NOW, "贺望川");
        assertEquals(PushState.SENT, push.getState());
        push.handOver(NOW.plusDays(1), "柳渠清");
        assertEquals("贺望川", push.getSentBy(), "a second copy is no second sending");
        assertEquals("roster.push.hash-differs", assertThrows(RuleViolation.class, () -> push.receive("1", "cd".repeat(32), "李四", today, today)).code());
        assertEquals("roster.push.received-later", assertThrows(RuleViolation.class, () -> push.receive("1", HASH, "李四", today.plusDays(1), today)).code());
        push.receive("乡振收〔2022〕3号", " " + HASH.toUpperCase(), "李四", today, today);
        assertEquals(PushState.RECEIVED, push.getState());
    }

    @Test
    void a_recipient_that_is_stopped_gets_nothing_new() {
        Recipient recipient = recipient(null, null);
        recipient.getDetails().setActive(false);
        assertEquals("roster.recipient.not-active", assertThrows(RuleViolation.class, () -> push(recipient)).code());
    }
}

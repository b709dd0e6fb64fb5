package care.attachment;

import static care.Http.number;
import static org.junit.jupiter.api.Assertions.*;

import care.Http;
import java.security.*;
import java.util.*;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Files in parts: gone on with where they stopped, whole or refused, and nobody else's. */
@ArquillianTest
@RunAsClient
class UploadsIT {
    private static final String USER = "inspector-640502";

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private static String sha256(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static Http.Answer begin(String user, UUID id, int size, String sha256) {
        return Http.put(user, "api/v1/uploads/" + id, "{\"size\": " + size + ", \"sha256\": \"" + sha256 + "\"}");
    }

    private static String said(Http.Answer answer) {
        return answer.status() + " " + answer.type();
    }

    @Test
    void a_file_goes_on_where_it_stopped() throws GeneralSecurityException {
        UUID id = UUID.randomUUID();
        byte[] file = bytes(150_000);
        String at = "api/v1/uploads/" + id;
        assertEquals("{\"received\":0,\"size\":150000}", begin(USER, id, file.length, sha256(file)).body());
        assertEquals(65_536, Http.put(USER, at + "/0", Arrays.copyOf(file, 65_536)).json().get("received").asInt());
        assertEquals("409 visit.upload.offset", said(Http.put(USER, at + "/0", Arrays.copyOf(file, 65_536))), "a part whose answer was lost is not taken twice");
        assertEquals("409 visit.upload.offset", said(Http.put(USER, at + "/65537", Arrays.copyOfRange(file, 65_537, 100_000))));
        assertEquals("{\"received\":65536,\"size\":150000}", Http.get(USER, at).body());
        assertEquals("{\"received\":65536,\"size\":150000}", begin(USER, id, file.length, sha256(file)).body(), "announced again it is the same file");
        assertEquals("409 visit.upload.other", said(begin(USER, id, file.length - 1, sha256(file))));
        assertEquals("409 visit.upload.other", said(begin(USER, id, file.length, sha256(bytes(9)))));
        assertEquals("422 visit.upload.part", said(Http.put(USER, at + "/65536", bytes(84_465))), "one byte more than the file has");
        assertEquals(150_000, Http.put(USER, at + "/65536", Arrays.copyOfRange(file, 65_536, file.length)).json().get("received").asInt());
        assertEquals(1, number("select count(*) from care.upload u where u.id = '" + id + "' and u.sha256 = (select sha256(string_agg(p.bytes, ''::bytea order by p.from_byte)) from care.upload_part p where p.upload_id = u.id)"), "the parts together are the file");
    }

    @Test
    void nothing_too_large_and_no_part_longer_than_256_kib() throws GeneralSecurityException {
        UUID id = UUID.randomUUID();
        assertEquals("422 visit.upload.size", said(begin(USER, id, 0, sha256(bytes(1)))));
        assertEquals("422 visit.upload.size", said(begin(USER, id, 12 * 1024 * 1024 + 1, sha256(bytes(1)))));
        assertEquals("422 visit.upload.sha256", said(begin(USER, id, 5, "abc")));
        assertEquals(200, begin(USER, id, 12 * 1024 * 1024, sha256(bytes(1))).status());
        assertEquals("422 visit.upload.part", said(Http.put(USER, "api/v1/uploads/" + id + "/0", bytes(256 * 1024 + 1))));
        assertEquals(200, Http.put(USER, "api/v1/uploads/" + id + "/0", bytes(256 * 1024)).status());
    }

    @Test
    void another_account_is_told_that_there_is_nothing() throws GeneralSecurityException {
        UUID id = UUID.randomUUID();
        byte[] file = bytes(10);
        begin(USER, id, file.length, sha256(file));
        assertEquals("404 record.not-found", said(Http.get("county-640502", "api/v1/uploads/" + id)));
        assertEquals("404 record.not-found", said(begin("county-640502", id, file.length, sha256(file))));
        assertEquals("404 record.not-found", said(Http.put("county-640502", "api/v1/uploads/" + id + "/0", file)));
        assertEquals(0, number("select received from care.upload where id = '" + id + "'"));
        assertEquals(403, begin("planner", UUID.randomUUID(), file.length, sha256(file)).status());
        assertEquals(401, Http.get(null, "api/v1/uploads/" + id).status());
    }

    @Test
    void the_night_takes_what_was_used_or_is_older_than_fourteen_days() throws GeneralSecurityException {
        byte[] file = bytes(20);
        UUID fresh = UUID.randomUUID();
        UUID used = UUID.randomUUID();
        UUID old = UUID.randomUUID();
        for (UUID id : List.of(fresh, used, old)) {
            begin(USER, id, file.length, sha256(file));
            Http.put(USER, "api/v1/uploads/" + id + "/0", file);
        }
        number("with changed as (update care.upload set used_at = now() where id = '" + used + "' returning 1) select count(*) from changed");
        number("with changed as (update care.upload set begun_at = now() - interval '14 days 1 minute' where id = '" + old + "' returning 1) select count(*) from changed");
        number("with changed as (update care.upload set begun_at = now() - interval '13 days 23 hours' where id = '" + fresh + "' returning 1) select count(*) from changed");
        number("select 1 from (select care.forget_uploads()) night");
        assertEquals(200, Http.get(USER, "api/v1/uploads/" + fresh).status());
        assertEquals(404, Http.get(USER, "api/v1/uploads/" + used).status());
        assertEquals(404, Http.get(USER, "api/v1/uploads/" + old).status());
        assertEquals(0, number("select count(*) from care.upload_part where upload_id in ('" + used + "', '" + old + "')"));
    }
}

package care.draw;

import static care.Http.number;
import static org.junit.jupiter.api.Assertions.*;

import care.Http;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.*;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.*;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** A small program that knows the published description alone recomputes a draw from its evidence, and finds out whatever was changed. */
@ArquillianTest
@RunAsClient
class EvidenceIT {
    private static long drawn() {
        return number("select min(id) from care.draw where state = 'DRAWN' and region_code = '640502000000' and prepared_by = 'county-640502'");
    }

    private static byte[] hash(byte[] bytes) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static String hex(byte[] bytes) {
        return String.format("%064x", new BigInteger(1, bytes));
    }

    private static byte[] unhex(String hex) {
        byte[] bytes = new byte[hex.length() / 2];
        for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
        return bytes;
    }

    /** Written from the description on the public page; says what is wrong, nothing when all is right. */
    private static String check(JsonNode e) throws Exception {
        String text = e.get("lists").asText();
        String digest = hex(hash(text.getBytes(StandardCharsets.UTF_8)));
        if (!digest.equals(e.get("listsSha256").asText())) return "digest of the lists";
        byte[] seed = unhex(e.get("seed").asText());
        if (!hex(hash(seed)).equals(e.get("commitment").asText())) return "seed";
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(seed, "HmacSHA256"));
        Map<BigInteger, String[]> ranked = new TreeMap<>();
        List<String> officers = new ArrayList<>();
        Set<String> bars = new HashSet<>();
        int wanted = 0;
        int each = 0;
        for (String line : text.split("\n")) {
            String[] f = line.split("\t");
            if (f[0].equals("wanted")) {
                wanted = Integer.parseInt(f[1]);
                each = Integer.parseInt(f[2]);
            }
            if (f[0].equals("officer") && f[2].equals("-")) officers.add(f[1]);
            if (f[0].equals("bar")) bars.add(f[1] + ":" + f[2]);
            if (!f[0].equals("home") || !f[4].equals("-")) continue;
            BigInteger least = null;
            String ticket = "";
            for (int t = 1; t <= Integer.parseInt(f[2]); t++) {
                BigInteger n = new BigInteger(1, mac.doFinal((digest + "\nhome\n" + f[1] + "\n" + t).getBytes(StandardCharsets.US_ASCII)));
                if (least != null && n.compareTo(least) >= 0) continue;
                least = n;
                ticket = "" + t;
            }
            ranked.put(least, new String[] {f[1], ticket});
        }
        Map<String, Integer> sent = new HashMap<>();
        int rank = 0;
        for (Map.Entry<BigInteger, String[]> home : ranked.entrySet()) {
            if (rank == wanted) break;
            JsonNode said = e.get("result").get(rank++);
            if (said == null || said.get("rank").asInt() != rank || !said.get("home").asText().equals(home.getValue()[0]) || !said.get("ticket").asText().equals(home.getValue()[1]) || !said.get("number").asText().equals(String.format("%064x", home.getKey()))) return "home " + rank;
            List<String> go = new ArrayList<>();
            for (int i = 0; i < each; i++) {
                String best = null;
                for (String officer : officers) {
                    if (go.contains(officer) || bars.contains(home.getValue()[0] + ":" + officer)) continue;
                    if (best == null || less(mac, digest, home.getValue()[0], officer, best, sent)) best = officer;
                }
                go.add(best);
            }
            List<String> named = new ArrayList<>();
            said.get("officers").forEach(o -> named.add(o.asText()));
            if (!go.equals(named)) return "officers of " + rank;
            go.forEach(officer -> sent.merge(officer, 1, Integer::sum));
        }
        return e.get("result").size() == rank ? "" : "length";
    }

    private static boolean less(Mac mac, String digest, String home, String a, String b, Map<String, Integer> sent) {
        int byWork = sent.getOrDefault(a, 0) - sent.getOrDefault(b, 0);
        if (byWork != 0) return byWork < 0;
        BigInteger first = new BigInteger(1, mac.doFinal((digest + "\nofficer\n" + home + "\n" + a).getBytes(StandardCharsets.US_ASCII)));
        return first.compareTo(new BigInteger(1, mac.doFinal((digest + "\nofficer\n" + home + "\n" + b).getBytes(StandardCharsets.US_ASCII)))) < 0;
    }

    @Test
    void anybody_recomputes_a_draw_without_a_login_and_the_interface_says_the_same() throws Exception {
        Http.Answer open = Http.get(null, "public/draw.json?id=" + drawn());
        assertEquals(200, open.status());
        assertEquals("", check(open.json()));
        assertEquals(open.json(), Http.get("machine", "api/v1/draws/" + drawn() + "/evidence").json());
        assertEquals(404, Http.get("county-640521", "api/v1/draws/" + drawn() + "/evidence").status());
        assertEquals(403, Http.get("auditor", "api/v1/draws").status());
        JsonNode list = Http.get("county-640502", "api/v1/draws?limit=1").json();
        assertTrue(list.has("items") && list.has("next") && list.has("total"), list.toString());
        assertEquals(404, Http.get(null, "public/draw.json?id=1").status());
    }

    @Test
    void before_it_is_drawn_there_is_a_commitment_and_no_seed() {
        JsonNode e = Http.get(null, "public/draw.json?id=" + number("select min(id) from care.draw where state = 'PREPARED' and prepared_by = 'county-640521'")).json();
        assertTrue(e.get("seed").isNull() && e.get("result").isNull());
        assertEquals(64, e.get("commitment").asText().length());
        assertFalse(e.toString().contains("sealed"));
    }

    @Test
    void whatever_is_changed_is_found_out() throws Exception {
        ObjectNode e = (ObjectNode) Http.get(null, "public/draw.json?id=" + drawn()).json();
        String lists = e.get("lists").asText();
        List<String> changes = List.of(lists.replaceFirst("(home\t\\d+\t)2", "$13"), lists.replaceFirst("home\t[^\n]*\n", ""), lists.replaceFirst("\nofficer\t", "\nofficer\t99\t-\tPOLICE\t****0000\tx\nofficer\t"), lists.replaceFirst("wanted\t4", "wanted\t3"), lists + "\n");
        for (String changed : changes) {
            assertNotEquals(lists, changed);
            ObjectNode forged = e.deepCopy().put("lists", changed);
            assertEquals("digest of the lists", check(forged));
            assertNotEquals("", check(forged.put("listsSha256", hex(hash(changed.getBytes(StandardCharsets.UTF_8))))), "with a digest that fits");
        }
        byte[] seed = unhex(e.get("seed").asText());
        seed[31] ^= 1;
        ObjectNode other = e.deepCopy().put("seed", hex(seed));
        assertEquals("seed", check(other));
        assertNotEquals("", check(other.put("commitment", hex(hash(seed)))));
        ObjectNode swapped = e.deepCopy();
        ArrayNode result = (ArrayNode) swapped.get("result");
        JsonNode first = result.get(0);
        result.set(0, result.get(1));
        result.set(1, first);
        assertNotEquals("", check(swapped));
    }
}

package care.roster;

import static org.junit.jupiter.api.Assertions.*;

import care.ContainerTest;
import care.kernel.*;
import care.person.IdentityNumber;
import jakarta.inject.Inject;
import java.io.*;
import java.net.*;
import java.nio.charset.StandardCharsets;
import java.security.*;
import java.sql.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;
import org.junit.jupiter.api.*;

/** The text's month on its way: to a recipient that answers badly for a while, and over the counter. */
class PushesIT extends ContainerTest {
    private static final YearMonth DECEMBER = YearMonth.of(2022, 12);

    @Inject
    Pushes pushes;
    @Inject
    PushSender sender;

    /** What the recipient's server does next, in this order; and what it saw. */
    private enum Mood {BUSY, SILENT, FORGED, GOOD}

    private final Deque<Mood> moods = new ConcurrentLinkedDeque<>();
    private final List<Map<String, String>> seen = Collections.synchronizedList(new ArrayList<>());
    private ServerSocket server;
    private KeyPair keys;

    @BeforeEach
    void listen() throws Exception {
        System.setProperty("CARE_PUSH_TIMEOUT", "2");
        keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        server = new ServerSocket(0, 20, InetAddress.getByName("127.0.0.1"));
        Thread thread = new Thread(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    answer(socket);
                } catch (IOException | GeneralSecurityException | InterruptedException e) {
                    continue;
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void tidy() throws Exception {
        server.close();
        System.clearProperty("CARE_PUSH_TIMEOUT");
        change("delete from care.roster_push_source where push_id in (select p.id from care.roster_push p join care.push_recipient r on r.id = p.recipient_id where r.name like '试验%')");
        change("delete from care.roster_push where recipient_id in (select id from care.push_recipient where name like '试验%')");
        change("delete from care.push_recipient where name like '试验%'");
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = owner.getConnection(); Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private void answer(Socket socket) throws IOException, GeneralSecurityException, InterruptedException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        Map<String, String> request = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(in); !line.isEmpty(); line = line(in)) if (line.contains(":")) request.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 1).strip());
        byte[] body = in.readNBytes(Integer.parseInt(request.get("Content-Length")));
        String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        request.put("hash", hash);
        request.put("body", new String(body, StandardCharsets.UTF_8));
        seen.add(request);
        Mood mood = moods.isEmpty() ? Mood.GOOD : moods.poll();
        if (mood == Mood.SILENT) Thread.sleep(3000);
        String at = "2026-01-05T10:00:00+08:00";
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(mood == Mood.FORGED ? KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate() : keys.getPrivate());
        signature.update((hash + "|" + at).getBytes(StandardCharsets.UTF_8));
        String receipt = "{\"sha256\":\"" + hash + "\",\"receivedAt\":\"" + at + "\",\"signature\":\"" + Base64.getEncoder().encodeToString(signature.sign()) + "\"}";
        String head = mood == Mood.BUSY ? "HTTP/1.1 503 Busy" : "HTTP/1.1 200 OK";
        socket.getOutputStream().write((head + "\r\nContent-Type: application/json\r\nContent-Length: " + receipt.length() + "\r\nConnection: close\r\n\r\n" + receipt).getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) if (c != '\r') line.append((char) c);
        return line.toString();
    }

    private long recipient(String name, String region, boolean connected) {
        RecipientDetails details = new RecipientDetails();
        details.setName("试验" + name);
        if (connected) {
            details.setUrl("http://127.0.0.1:" + server.getLocalPort() + "/in");
            details.setPublicKey(Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()));
        }
        return as(CITY, () -> pushes.save(null, region, details)).getId();
    }

    private Push get(long id) {
        return as(CITY, () -> pushes.get(id));
    }

    private static String refused(Callable<?> action) {
        return assertThrows(RuleViolation.class, action::call).code();
    }

    @Test
    void it_is_tried_until_a_good_receipt_comes_back_and_then_never_again() throws Exception {
        moods.addAll(List.of(Mood.BUSY, Mood.BUSY, Mood.SILENT, Mood.FORGED, Mood.GOOD));
        long id = as(CITY, () -> pushes.make(recipient("甲", "640500000000", true), DECEMBER)).getId();
        List<String> failures = new ArrayList<>();
        for (int i = 0; i < 40 && get(id).getState() != PushState.RECEIVED; i++) {
            sender.send();
            Push push = get(id);
            if (push.getState() == PushState.FAILED && failures.size() < push.getTries()) failures.add(push.getFailureKey());
            change("update care.roster_push set next_try_at = now() - interval '1 second' where state in ('FAILED', 'MADE') and id = " + id);
            Thread.sleep(100);
        }
        Push push = get(id);
        assertEquals(PushState.RECEIVED, push.getState());
        assertEquals(5, push.getTries());
        assertEquals(List.of("roster.push.failure.status", "roster.push.failure.status", "roster.push.failure.timeout", "roster.push.failure.signature"), failures);
        assertEquals(5, seen.size());
        assertEquals(Set.of("push-" + id), new HashSet<>(seen.stream().map(request -> request.get("Idempotency-Key")).toList()), "the recipient can tell that it is the same");
        assertEquals(Set.of(push.getHash()), new HashSet<>(seen.stream().map(request -> request.get("hash")).toList()));
        Map<String, String> last = seen.get(4);
        assertEquals("text/csv; charset=utf-8", last.get("Content-Type"));
        assertEquals("sha-256=:" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(push.getHash())) + ":", last.get("Content-Digest"));
        assertEquals(4894 + 119 + 1, last.get("body").lines().count());
        assertTrue(push.getReceipt().contains("\"signature\""));
        sender.send();
        assertEquals(5, seen.size());
        long again = push.getRecipient().getId();
        assertEquals("constraint.roster_push_key", refused(() -> as(CITY, () -> pushes.make(again, DECEMBER))));
    }

    @Test
    void several_that_look_at_once_send_it_once() throws Exception {
        long id = as(CITY, () -> pushes.make(recipient("乙", "640521000000", true), DECEMBER)).getId();
        ExecutorService threads = Executors.newFixedThreadPool(6);
        List<Future<Integer>> running = new ArrayList<>();
        for (int i = 0; i < 6; i++) running.add(threads.submit(sender::send));
        for (Future<Integer> one : running) one.get(60, TimeUnit.SECONDS);
        threads.shutdown();
        for (int i = 0; i < 50 && get(id).getState() != PushState.RECEIVED; i++) Thread.sleep(100);
        assertEquals(PushState.RECEIVED, get(id).getState());
        assertEquals(1, seen.size());
    }

    @Test
    void the_file_has_the_countys_newly_listed_with_full_numbers_and_lies_sealed() throws Exception {
        long id = as(CITY, () -> pushes.make(recipient("丙", "640522000000", false), DECEMBER)).getId();
        long expected = number("select count(*) from care.roster_difference_line l join care.roster_difference d on d.id = l.difference_id join care.roster r on r.id = d.roster_id where r.as_of = '2022-12-01' and d.region_code = '640500000000' and l.kind = 'NEW' and l.region_after like '640522%'");
        assertTrue(expected > 1000);
        assertEquals(expected, get(id).getLines());
        assertEquals(0, number("select count(*) from care.roster_push where id = " + id + " and position(',6405'::bytea in content) > 0"));
        assertEquals("roster.push.no-reason", refused(() -> as(CITY, () -> pushes.download(id, " "))));
        assertEquals("access.refused", refused(() -> as(SHAPOTOU, () -> pushes.download(id, "看看"))));
        String downloads = "select count(*) from care.audit_log where use_case = 'Pushes.download' and outcome = 'DONE' and detail like '%送乡村振兴部门%' and detail like '%" + get(id).getHash() + "%'";
        long before = number(downloads);
        byte[] file = as(CITY, () -> pushes.download(id, "送乡村振兴部门"));
        assertArrayEquals(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, Arrays.copyOf(file, 3));
        List<String> lines = new String(file, StandardCharsets.UTF_8).lines().skip(1).toList();
        assertEquals(expected, lines.size());
        for (String line : lines) {
            assertTrue(IdentityNumber.problem(line.split(",")[1], LocalDate.now()).isEmpty(), line);
            assertTrue(line.split(",")[4].startsWith("640522"), line);
        }
        assertEquals(before + 1, number(downloads));
    }

    @Test
    void what_is_handed_over_is_received_by_a_number_a_name_and_the_same_hash() {
        long id = as(CITY, () -> pushes.make(recipient("丁", "640502000000", false), DECEMBER)).getId();
        LocalDate today = LocalDate.now(Clocks.CHINA);
        assertEquals("roster.push.refused", refused(() -> receive(id, get(id).getHash(), today)));
        as(CITY, () -> pushes.download(id, "送达"));
        assertEquals(PushState.SENT, get(id).getState());
        assertEquals("roster.push.hash-differs", refused(() -> receive(id, "00", today)));
        receive(id, get(id).getHash(), today);
        assertEquals(PushState.RECEIVED, get(id).getState());
        assertEquals("李四", get(id).getReceivedBy());
    }

    private Object receive(long id, String hash, LocalDate on) {
        return as(CITY, () -> {
            pushes.receive(id, "乡振收〔2022〕3号", hash, "李四", on);
            return null;
        });
    }

    @Test
    void a_month_without_rosters_or_without_one_to_compare_with_is_refused() {
        long to = recipient("戊", "640500000000", false);
        assertEquals("roster.push.no-roster", refused(() -> as(CITY, () -> pushes.make(to, YearMonth.of(2021, 1)))));
        assertEquals("roster.push.no-before", refused(() -> as(CITY, () -> pushes.make(to, YearMonth.of(2022, 11)))));
    }
}

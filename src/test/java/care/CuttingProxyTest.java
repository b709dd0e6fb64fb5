package care;

import static org.junit.jupiter.api.Assertions.*;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.*;
import java.net.http.*;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.*;
import java.util.concurrent.*;
import org.junit.jupiter.api.*;

class CuttingProxyTest {
    /** What the server was asked and had read to the end. */
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private HttpServer server;
    private CuttingProxy line;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] body = exchange.getRequestBody().readAllBytes();
                heard.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body.length);
                byte[] said = ("you said " + new String(body, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("X-Host", exchange.getRequestHeaders().getFirst("Host"));
                boolean nothing = exchange.getRequestURI().getPath().endsWith("/nothing");
                exchange.sendResponseHeaders(nothing ? 204 : 200, nothing ? -1 : exchange.getRequestURI().getPath().endsWith("/bits") ? 0 : said.length);
                if (!nothing) exchange.getResponseBody().write(said);
            }
        });
        server.start();
        line = new CuttingProxy(server.getAddress().getPort());
    }

    @AfterEach
    void close() throws IOException {
        line.close();
        server.stop(0);
        ((ExecutorService) server.getExecutor()).shutdownNow();
    }

    private HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(line.base() + path)).method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    @Test
    void everything_goes_through_as_it_is() throws Exception {
        for (int i = 0; i < 20; i++) assertEquals("you said " + i, send("POST", "page", String.valueOf(i)).body(), "on a connection that is kept");
        assertEquals("you said x", send("PUT", "api/v1/bits?a=b", "x").body(), "bit by bit");
        assertEquals(204, send("GET", "page/nothing", null).statusCode());
        assertEquals(URI.create(line.base()).getAuthority(), send("GET", "page", null).headers().firstValue("X-Host").orElseThrow(), "the server is addressed as the client did");
        String large = "字".repeat(3_000_000);
        assertEquals("you said " + large, send("POST", "page", large).body());
        HttpResponse<String> untold = client.send(HttpRequest.newBuilder(URI.create(line.base() + "page")).POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream("unknown length".getBytes()))).build(), BodyHandlers.ofString());
        assertEquals("you said unknown length", untold.body());
        assertEquals(1, line.requests(), "those to the interface are counted");
    }

    @Test
    void many_at_once_do_not_mix() throws Exception {
        ExecutorService hands = Executors.newFixedThreadPool(8);
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                String word = "word " + i;
                answers.add(hands.submit(() -> send("POST", "api/v1/x", word).body()));
            }
            for (int i = 0; i < 80; i++) assertEquals("you said word " + i, answers.get(i).get());
            assertEquals(80, line.requests());
        } finally {
            hands.shutdownNow();
        }
    }

    @Test
    void a_request_is_cut_off_before_the_server_hears_of_it() throws Exception {
        line.cut(2, CuttingProxy.Cut.BEFORE);
        send("POST", "api/v1/one", "a");
        send("GET", "page", null);
        assertThrows(IOException.class, () -> send("POST", "api/v1/two", "b"));
        assertEquals("you said c", send("POST", "api/v1/two", "c").body(), "once");
        assertEquals(List.of("POST /api/v1/one 1", "GET /page 0", "POST /api/v1/two 1"), heard);
        assertEquals(List.of("POST /api/v1/two"), line.cutOff());
        assertEquals(3, line.requests());
    }

    @Test
    void the_answer_is_lost_when_the_server_has_done_it() throws Exception {
        line.cut(1, CuttingProxy.Cut.AFTER);
        assertThrows(IOException.class, () -> send("POST", "api/v1/one", "a"));
        assertEquals(List.of("POST /api/v1/one 1"), heard);
    }

    @Test
    void the_server_hears_only_half_of_it() throws Exception {
        line.cut(1, CuttingProxy.Cut.WITHIN);
        assertThrows(IOException.class, () -> send("PUT", "api/v1/uploads/1/0", "x".repeat(200_000)));
        assertEquals("you said y", send("PUT", "api/v1/uploads/1/0", "y").body());
        assertEquals(List.of("PUT /api/v1/uploads/1/0 1"), heard, "what breaks off has not been read to the end");
    }

    @Test
    void another_body_is_told_for_a_path() throws Exception {
        line.change("/visit/app.bits", body -> body.replace("you said", "a newer version says"));
        line.change("/visit/bits", body -> "新" + body);
        assertEquals("a newer version says ", send("GET", "visit/app.bits?v=1", null).body());
        assertEquals("新you said ", send("GET", "visit/bits", null).body());
        assertEquals("you said ", send("GET", "visit/other", null).body());
        line.restore("/visit/bits");
        assertEquals("you said ", send("GET", "visit/bits", null).body());
    }
}

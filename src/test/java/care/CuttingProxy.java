package care;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.*;
import java.net.http.*;
import java.nio.charset.StandardCharsets;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.UnaryOperator;

/**
 * The road between a phone and the server, where the signal may go at any moment: a request to the interface is cut before it is
 * passed on, in the middle of its body, or after the server has done it and before the phone hears of it. It counts what passes, and
 * can pretend that a file of the application is another one by now.
 */
final class CuttingProxy implements AutoCloseable {
    enum Cut { BEFORE, WITHIN, AFTER }

    private static final Set<String> BETWEEN_TWO = Set.of("connection", "host", "content-length", "transfer-encoding", "upgrade", "http2-settings", "expect", "keep-alive");
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final Map<String, UnaryOperator<String>> changed = new ConcurrentHashMap<>();
    private final List<String> cuts = new CopyOnWriteArrayList<>();
    private final HttpServer here;
    private final URI there;
    private volatile int at = -1;
    private volatile Cut how;

    CuttingProxy(String server) throws IOException {
        there = URI.create(server);
        here = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 50);
        here.createContext("/", this::pass);
        here.setExecutor(threads);
        here.start();
    }

    String base() {
        return "http://127.0.0.1:" + here.getAddress().getPort() + "/";
    }

    /** Cuts the request to the interface that comes after so many others, once. @param after from 0 */
    void cut(int after, Cut how) {
        this.how = how;
        at = asked.get() + after;
    }

    boolean hasCut() {
        return at < 0;
    }

    /** What was cut so far, e.g. {@code AFTER PUT /api/v1/uploads/…}. */
    List<String> cuts() {
        return cuts;
    }

    /** Requests to the interface. */
    int asked() {
        return asked.get();
    }

    /** Bytes of all answers, as they went over the wire. */
    long bytes() {
        return bytes.get();
    }

    void change(String path, UnaryOperator<String> text) {
        changed.put(path, text);
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().toString();
            Cut now = null;
            if (path.startsWith("/api/v1/") && asked.getAndIncrement() == at) {
                now = how;
                at = -1;
                cuts.add(now + " " + exchange.getRequestMethod() + " " + path);
            }
            if (now == Cut.WITHIN) exchange.getRequestBody().read(new byte[Math.max(1, exchange.getRequestBody().available() / 2)]);
            if (now == Cut.WITHIN || now == Cut.BEFORE) return;
            HttpResponse<byte[]> answer = ask(exchange, path);
            if (now == Cut.AFTER) return;
            byte[] body = changed.containsKey(path) ? changed.get(path).apply(new String(answer.body(), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8) : answer.body();
            int head = answer.headers().map().entrySet().stream().mapToInt(header -> header.getValue().stream().mapToInt(value -> header.getKey().length() + value.length() + 4).sum()).sum();
            bytes.addAndGet(head + body.length);
            answer.headers().map().forEach((name, values) -> {
                if (!BETWEEN_TWO.contains(name.toLowerCase(Locale.ROOT)) && !name.startsWith(":")) exchange.getResponseHeaders().put(name, values);
            });
            exchange.getResponseHeaders().set("Connection", "close");          // on a used connection a browser would try again by itself
            boolean none = exchange.getRequestMethod().equals("HEAD") || answer.statusCode() == 204 || answer.statusCode() == 304;
            exchange.sendResponseHeaders(answer.statusCode(), none ? -1 : body.length == 0 ? -1 : body.length);
            if (!none) exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<byte[]> ask(HttpExchange exchange, String path) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(there.resolve(path)).method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            boolean leftOut = BETWEEN_TWO.contains(name.toLowerCase(Locale.ROOT)) || name.equalsIgnoreCase("Accept-Encoding") && changed.containsKey(path);
            if (!leftOut) values.forEach(value -> request.header(name, value));
        });
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Override
    public void close() {
        here.stop(0);
        threads.shutdownNow();
    }
}

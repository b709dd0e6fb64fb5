package care;

import java.io.*;
import java.net.*;
import java.nio.charset.StandardCharsets;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.UnaryOperator;

/**
 * A bad line between a phone and the server: everything goes through it as it is, but a request to the interface can be cut off, before
 * the server hears of it, in the middle of it, or after the server has done what was asked and before anybody is told. It can also tell
 * other bodies than the server's, as if a newer application were there.
 *
 * <p>Each answer of the interface ends its connection: a browser sends a request again by itself when a connection that was used before
 * breaks, and then nobody notices the cut.
 */
public final class CuttingProxy implements AutoCloseable {
    /** Where a request is cut off. */
    public enum Cut {BEFORE, WITHIN, AFTER}

    private static final String API = "/api/v1";
    private static final int BUFFER = 16 * 1024;
    private static final int LONGEST_HEAD = 64 * 1024;

    /** First line and headers of a request or an answer. */
    private record Head(String first, List<String> lines) {
        /** @return nothing when the other side has ended the connection */
        static Optional<Head> read(InputStream in) throws IOException {
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            for (int ends = 0; ends < 4; ) {
                int next = in.read();
                if (next < 0) return Optional.empty();
                ends = next == (ends % 2 == 0 ? '\r' : '\n') ? ends + 1 : next == '\r' ? 1 : 0;
                read.write(next);
                if (read.size() > LONGEST_HEAD) throw new IOException("A head without an end");
            }
            List<String> lines = new ArrayList<>(List.of(read.toString(StandardCharsets.ISO_8859_1).strip().split("\r\n")));
            return Optional.of(new Head(lines.remove(0), lines));
        }

        String value(String name) {
            return lines.stream().filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1)).map(line -> line.substring(name.length() + 1).strip()).findFirst().orElse(null);
        }

        Head without(String... names) {
            return new Head(first, lines.stream().filter(line -> Arrays.stream(names).noneMatch(name -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))).toList());
        }

        Head with(String name, String value) {
            List<String> more = new ArrayList<>(without(name).lines);
            more.add(name + ": " + value);
            return new Head(first, more);
        }

        boolean chunked() {
            return "chunked".equalsIgnoreCase(value("Transfer-Encoding"));
        }

        /** Bytes of the body; -1 when nobody says. */
        long length() {
            return value("Content-Length") == null ? -1 : Long.parseLong(value("Content-Length"));
        }

        String path() {
            return first.split(" ")[1].replaceFirst("[?#].*", "");
        }

        int status() {
            return Integer.parseInt(first.split(" ")[1]);
        }

        void write(OutputStream out) throws IOException {
            out.write((first + "\r\n" + String.join("\r\n", lines) + (lines.isEmpty() ? "" : "\r\n") + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }
    }

    private final ServerSocket door;
    private final int server;
    private final ExecutorService hands = Executors.newCachedThreadPool(work -> {
        Thread hand = new Thread(work, "cutting-proxy");
        hand.setDaemon(true);
        return hand;
    });
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final Map<Integer, Cut> cuts = new ConcurrentHashMap<>();
    private final List<String> cutOff = new CopyOnWriteArrayList<>();
    private final Map<String, UnaryOperator<String>> changes = new ConcurrentHashMap<>();

    /** @param server port of the server on this machine */
    public CuttingProxy(int server) throws IOException {
        this.server = server;
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        hands.execute(this::receive);
    }

    /** The address through this line, ending in a slash. */
    public String base() {
        return "http://127.0.0.1:" + door.getLocalPort() + "/";
    }

    /** Cuts off the n-th request to the interface from now on; 1 is the next one. */
    public void cut(int n, Cut how) {
        cuts.put(requests.get() + n, how);
    }

    /** Whether what was to be cut off has been. */
    public boolean hasCut() {
        return cuts.isEmpty();
    }

    /** Bytes of all answers, heads included, as they went over the line. */
    public long bytes() {
        return bytes.get();
    }

    /** What was cut off, as {@code POST /api/v1/devices}. */
    public List<String> cutOff() {
        return List.copyOf(cutOff);
    }

    /** Requests to the interface so far, those that were cut off among them. */
    public int requests() {
        return requests.get();
    }

    /** From now on tells a changed body for a path. */
    public void change(String path, UnaryOperator<String> body) {
        changes.put(path, body);
    }

    /** From now on tells the server's own body again. */
    public void restore(String path) {
        changes.remove(path);
    }

    private void receive() {
        while (!door.isClosed()) try {
            Socket client = door.accept();
            hands.execute(() -> serve(client));
        } catch (IOException closed) {
            return;
        }
    }

    /** One request after the other, as long as the client keeps the connection. */
    private void serve(Socket client) {
        open.add(client);
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream(), BUFFER);
            OutputStream out = new BufferedOutputStream(counted(client.getOutputStream()), BUFFER);
            boolean on = true;
            while (on) {
                Optional<Head> request = Head.read(in);
                if (request.isEmpty()) return;
                on = pass(request.get(), client, in, out);
            }
        } catch (IOException gone) {
            // the client or the server has gone: so does this connection
        } finally {
            open.remove(client);
        }
    }

    private OutputStream counted(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] some, int from, int length) throws IOException {
                bytes.addAndGet(length);
                out.write(some, from, length);
            }
        };
    }

    /** @return whether the connection goes on */
    private boolean pass(Head request, Socket client, InputStream in, OutputStream out) throws IOException {
        boolean api = request.path().startsWith(API);
        Cut cut = api ? cuts.remove(requests.incrementAndGet()) : null;
        if (cut != null) cutOff.add(request.first().replaceFirst(" HTTP/.*", ""));
        boolean empty = !request.chunked() && request.length() <= 0;
        if (cut == Cut.BEFORE || cut == Cut.WITHIN && empty) return end(client);
        UnaryOperator<String> change = request.first().startsWith("GET ") ? changes.get(request.path()) : null;
        try (Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server)) {
            open.add(upstream);
            InputStream from = new BufferedInputStream(upstream.getInputStream(), BUFFER);
            OutputStream to = new BufferedOutputStream(upstream.getOutputStream(), BUFFER);
            if ("100-continue".equalsIgnoreCase(request.value("Expect"))) {
                out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
            }
            Head asked = request.without("Expect", "Keep-Alive").with("Connection", "close");
            (change == null ? asked : asked.without("Accept-Encoding", "If-None-Match", "If-Modified-Since")).write(to);
            if (cut == Cut.WITHIN) {
                half(request, in, to);
                end(upstream);
                return end(client);
            }
            boolean whole = body(request, in, to);
            Head answer = answer(from, out);
            boolean none = request.first().startsWith("HEAD ") || answer.status() == 204 || answer.status() == 304;
            if (cut == Cut.AFTER) {
                if (!none) copy(answer, from, OutputStream.nullOutputStream());
                return end(client);
            }
            boolean framed = none || answer.chunked() || answer.length() >= 0 || change != null;
            boolean on = whole && framed && !api && !"close".equalsIgnoreCase(request.value("Connection"));
            Head told = answer.without("Keep-Alive").with("Connection", on ? "keep-alive" : "close");
            if (change != null && !none) tell(told, change, from, out);
            else {
                told.write(out);
                if (!none) copy(answer, from, out);
            }
            out.flush();
            return on;
        } finally {
            open.removeIf(Socket::isClosed);
        }
    }

    /** The server may answer before it has heard all, and hang up: then its answer is what counts. */
    private static boolean body(Head request, InputStream in, OutputStream to) {
        try {
            if (request.chunked() || request.length() > 0) copy(request, in, to);
            to.flush();
            return true;
        } catch (IOException hungUp) {
            return false;
        }
    }

    private static void half(Head request, InputStream in, OutputStream to) throws IOException {
        if (request.chunked()) {
            int size = Integer.parseInt(line(in, to).strip(), 16);
            exactly(in, to, size / 2);
        } else exactly(in, to, request.length() / 2);
        to.flush();
    }

    /** The final answer's head; what comes before it is told at once. */
    private static Head answer(InputStream from, OutputStream out) throws IOException {
        Head answer = Head.read(from).orElseThrow(() -> new EOFException("No answer"));
        while (answer.status() < 200) {
            answer.write(out);
            answer = Head.read(from).orElseThrow(() -> new EOFException("No answer"));
        }
        return answer;
    }

    private static void tell(Head answer, UnaryOperator<String> change, InputStream from, OutputStream out) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        if (answer.chunked()) unchunk(from, whole);
        else copy(answer, from, whole);
        byte[] body = change.apply(whole.toString(StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        answer.without("Transfer-Encoding", "ETag", "Last-Modified").with("Content-Length", Integer.toString(body.length)).write(out);
        out.write(body);
    }

    private static void copy(Head head, InputStream in, OutputStream out) throws IOException {
        if (head.chunked()) {
            for (int size = -1; size != 0; ) {
                size = Integer.parseInt(line(in, out).replaceFirst(";.*", "").strip(), 16);
                exactly(in, out, size);
                if (size > 0) line(in, out);
                out.flush();                // what is sent bit by bit arrives bit by bit
            }
            while (!line(in, out).isBlank()) continue;
        } else if (head.length() >= 0) exactly(in, out, head.length());
        else in.transferTo(out);
    }

    private static void unchunk(InputStream in, OutputStream out) throws IOException {
        for (int size = -1; size != 0; ) {
            size = Integer.parseInt(line(in, OutputStream.nullOutputStream()).replaceFirst(";.*", "").strip(), 16);
            exactly(in, out, size);
            if (size > 0) line(in, OutputStream.nullOutputStream());
        }
    }

    /** Passes a line on. @return without its end */
    private static String line(InputStream in, OutputStream out) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); ; next = in.read()) {
            if (next < 0) throw new EOFException();
            line.write(next);
            if (next == '\n') break;
        }
        line.writeTo(out);
        return line.toString(StandardCharsets.ISO_8859_1).replaceAll("[\r\n]", "");
    }

    private static void exactly(InputStream in, OutputStream out, long bytes) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (long left = bytes; left > 0; ) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) throw new EOFException();
            out.write(buffer, 0, read);
            left -= read;
        }
    }

    /** At once and without a word, as when the signal is gone. */
    private static boolean end(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
        return false;
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket socket : open) socket.close();
        hands.shutdownNow();
    }
}

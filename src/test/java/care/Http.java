package care;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.*;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A program that talks to the running application. */
public final class Http {
    public record Answer(int status, String body, HttpHeaders headers) {
        public JsonNode json() {
            try {
                return new ObjectMapper().readTree(body);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(body, e);
            }
        }

        /** The rule's code. */
        public String type() {
            return json().path("type").asText();
        }
    }

    private static final HttpClient CLIENT = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private Http() {
    }

    public static Answer get(String user, String path) {
        return send(request(user, TestSession.PASSWORD, path).GET());
    }

    public static Answer getWith(String user, String password, String path) {
        return send(request(user, password, path).GET());
    }

    public static Answer post(String user, String path, String body, String... headers) {
        HttpRequest.Builder request = request(user, TestSession.PASSWORD, path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
        return send(request);
    }

    /** Sends a file as a form does. */
    public static Answer upload(String user, String path, String name, byte[] file, String... headers) {
        String boundary = "care-" + Integer.toHexString(java.util.Arrays.hashCode(file));
        byte[] head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\nContent-Type: application/octet-stream\r\n\r\n").getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request = request(user, TestSession.PASSWORD, path).header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(BodyPublishers.concat(BodyPublishers.ofByteArray(head), BodyPublishers.ofByteArray(file), BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")));
        for (int i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
        return send(request);
    }

    /** A file, as bytes. */
    public static byte[] download(String user, String path) {
        try {
            HttpResponse<byte[]> response = CLIENT.send(request(user, TestSession.PASSWORD, path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) throw new IllegalStateException(path + ": " + response.statusCode());
            return response.body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static Answer put(String user, String path, String body) {
        return send(request(user, TestSession.PASSWORD, path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body)));
    }

    /** A part of a file, as it is. */
    public static Answer put(String user, String path, byte[] part) {
        return send(request(user, TestSession.PASSWORD, path).header("Content-Type", "application/octet-stream").PUT(BodyPublishers.ofByteArray(part)));
    }

    public static Answer delete(String user, String path) {
        return send(request(user, TestSession.PASSWORD, path).DELETE());
    }

    /** @param user an account, or what a phone shows instead: {@code Bearer …} */
    private static HttpRequest.Builder request(String user, String password, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(TestSession.base() + path));
        if (user != null && user.startsWith("Bearer ")) return request.header("Authorization", user);
        return user == null ? request : request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)));
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response.headers());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** One number, asked as the tables' owner. */
    public static long number(String sql) {
        try (var owner = TestSession.owner(); var statement = owner.createStatement(); var found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

package care.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The address of the page shown, path and query, in which single parameters can be replaced: what links on a list point to. */
final class Address {
    private final String path;
    private final Map<String, String> query = new LinkedHashMap<>();

    private Address(String path, String query) {
        this.path = path.replaceFirst("^/+", "/");
        if (query == null) return;
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) this.query.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
    }

    /** One leading slash only, whatever was asked: two would lead to another host. */
    static Address of(HttpServletRequest request) {
        return new Address(request.getRequestURI(), request.getQueryString());
    }

    /** An empty value takes the parameter out. */
    Address with(String name, Object value) {
        if (value == null || value.toString().isEmpty()) query.remove(name);
        else query.put(name, value.toString());
        return this;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        if (query.isEmpty()) return path;
        return path + '?' + query.entrySet().stream().map(pair -> encoded(pair.getKey()) + '=' + encoded(pair.getValue())).collect(Collectors.joining("&"));
    }
}

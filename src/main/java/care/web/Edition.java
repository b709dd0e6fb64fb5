package care.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.io.*;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.*;

/**
 * A mark of all style sheets and scripts together, put behind their addresses: browsers keep them for long, and load them anew
 * as soon as one has changed. Made from the contents, so that all nodes of a cluster agree.
 */
@Named
@ApplicationScoped
public class Edition {
    @Inject
    private ServletContext application;

    private String mark;

    @PostConstruct
    void read() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String folder : List.of("/resources/care/", "/resources/leaflet/")) append(folder, all);
        mark = mark(all.toByteArray());
    }

    private void append(String folder, ByteArrayOutputStream all) {
        for (String path : new TreeSet<>(Objects.requireNonNullElse(application.getResourcePaths(folder), Set.of()))) {
            if (path.endsWith("/")) continue;
            try (InputStream in = application.getResourceAsStream(path)) {
                in.transferTo(all);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public String getMark() {
        return mark;
    }

    static String mark(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

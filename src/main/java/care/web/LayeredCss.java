package care.web;

import jakarta.faces.application.Resource;
import jakarta.faces.application.ResourceHandler;
import jakarta.faces.application.ResourceHandlerWrapper;
import jakarta.faces.application.ResourceWrapper;
import jakarta.faces.context.FacesContext;
import java.io.*;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Serves every style sheet of PrimeFaces inside one low cascade layer, so that the product's own rules win by standing outside
 * it, without long selectors and without {@code !important}. Both of its sheets go in: with the theme alone in the layer, the
 * component sheet would beat it.
 */
public class LayeredCss extends ResourceHandlerWrapper {
    private final Map<String, Sheet> sheets = new ConcurrentHashMap<>();

    public LayeredCss(ResourceHandler wrapped) {
        super(wrapped);
    }

    @Override
    public Resource createResource(String name) {
        return layered(super.createResource(name));
    }

    @Override
    public Resource createResource(String name, String library) {
        return layered(super.createResource(name, library));
    }

    @Override
    public Resource createResource(String name, String library, String contentType) {
        return layered(super.createResource(name, library, contentType));
    }

    private Resource layered(Resource resource) {
        if (resource == null || resource.getLibraryName() == null || resource.getResourceName() == null) return resource;
        boolean theirs = resource.getLibraryName().equals("primefaces") || resource.getLibraryName().startsWith("primefaces-");
        return theirs && resource.getResourceName().endsWith(".css") ? new Layered(resource) : resource;
    }

    private record Sheet(byte[] bytes, String mark) {
        /** The byte-order mark would end up in the middle of the sheet, where it spoils the first rule. */
        static Sheet of(String css) {
            byte[] bytes = ("@charset \"UTF-8\";\n@layer pf {\n" + css.replace("\uFEFF", "") + "\n}\n").getBytes(StandardCharsets.UTF_8);
            return new Sheet(bytes, Edition.mark(bytes));
        }
    }

    private final class Layered extends ResourceWrapper {
        Layered(Resource wrapped) {
            super(wrapped);
        }

        private Sheet sheet() {
            String context = FacesContext.getCurrentInstance().getExternalContext().getRequestContextPath();
            return sheets.computeIfAbsent(context + '|' + getLibraryName() + '|' + getResourceName(), key -> read());
        }

        private Sheet read() {
            try (InputStream in = getWrapped().getInputStream()) {
                return Sheet.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(sheet().bytes());
        }

        @Override
        public String getContentType() {
            return "text/css; charset=UTF-8";
        }

        @Override
        public String getRequestPath() {
            String path = super.getRequestPath();
            return path + (path.indexOf('?') < 0 ? '?' : '&') + "l=" + sheet().mark();
        }

        @Override
        public Map<String, String> getResponseHeaders() {
            Map<String, String> headers = new LinkedHashMap<>(super.getResponseHeaders());
            headers.keySet().removeIf(name -> name.equalsIgnoreCase("ETag") || name.equalsIgnoreCase("Content-Length"));
            headers.put("ETag", '"' + sheet().mark() + '"');
            return headers;
        }

        @Override
        public boolean userAgentNeedsUpdate(FacesContext context) {
            String known = context.getExternalContext().getRequestHeaderMap().get("If-None-Match");
            return known == null ? super.userAgentNeedsUpdate(context) : !known.contains(sheet().mark());
        }
    }
}

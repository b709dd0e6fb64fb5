package care.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.*;
import java.io.IOException;

/**
 * What every answer tells the browser: guess no types, stay out of frames, keep addresses (they may name a person) to this
 * site, and leave pages out of the cache of a shared PC. It is said again for error pages, since a reset answer has forgotten
 * it. The content policy is PrimeFaces' (web.xml), since it carries the nonce.
 */
@WebFilter(urlPatterns = "/*", dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.ERROR}, asyncSupported = true)
public class SecurityHeaders extends HttpFilter {
    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(self), geolocation=(self), microphone=(), payment=(), usb=()");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        if (request.isSecure()) response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        if (isPage(request.getServletPath())) response.setHeader("Cache-Control", "no-store");
        chain.doFilter(request, response);
    }

    /** Style sheets and scripts end in .xhtml as well, below a folder of their own, and are to be kept. */
    private static boolean isPage(String path) {
        return path.startsWith("/api/") || path.endsWith("/") || path.endsWith(".xhtml") && !path.startsWith("/jakarta.faces.resource/");
    }
}

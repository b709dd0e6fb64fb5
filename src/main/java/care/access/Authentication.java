package care.access;

import static jakarta.security.enterprise.AuthenticationStatus.SEND_CONTINUE;
import static jakarta.security.enterprise.AuthenticationStatus.SEND_FAILURE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.http.*;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.omnifaces.util.Servlets;

/**
 * Programs come to /api/v1 with HTTP Basic, phones with the token of their login, and keep no session; people log in on a page and keep
 * one, for at most half an hour idle and twelve hours in all. Everything is closed unless it is listed here as open.
 */
@ApplicationScoped
public class Authentication implements HttpAuthenticationMechanism {
    private static final Duration LONGEST_SESSION = Duration.ofHours(12);
    private static final Set<String> GROUPS = Set.of("user");
    private static final String USER = "care.user";
    private static final String STAMP = "care.stamp";

    @Inject
    Logins logins;
    @Inject
    Caller caller;

    @Override
    public AuthenticationStatus validateRequest(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        try {
            if (context.isAuthenticationRequest() && context.getAuthParameters().getCredential() instanceof UsernamePasswordCredential typed)
                return login(typed, request, context);
            String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
            if (path.startsWith("/api/v1")) return program(request, response, context);
            String user = sessionUser(request);
            if (user != null) return context.notifyContainerAboutLogin(user, GROUPS);
            if (isOpen(path)) return context.doNothing();
            return sendToLogin(request, response);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private AuthenticationStatus login(UsernamePasswordCredential typed, HttpServletRequest request, HttpMessageContext context) {
        String username = typed.getCaller().strip();
        if (username.indexOf(0) >= 0 || !logins.check(username, typed.getPasswordAsString()) || logins.scope(username).role() == Role.MACHINE) return SEND_FAILURE;
        HttpSession session = request.getSession(true);
        request.changeSessionId();
        session.setAttribute(USER, username);
        session.setAttribute(STAMP, logins.stamp(username));
        return context.notifyContainerAboutLogin(username, GROUPS);
    }

    private AuthenticationStatus program(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) throws IOException {
        String header = request.getHeader("Authorization");
        String token = DeviceApi.bearer(header);
        if (token != null) {
            Scope scope = logins.byToken(token);
            if (scope != null) return program(scope, context);
        } else if (header != null && header.regionMatches(true, 0, "Basic ", 0, 6)) {
            String[] parts;
            try {
                parts = new String(Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8).split(":", 2);
            } catch (IllegalArgumentException notBase64) {
                parts = new String[0];
            }
            Scope scope = parts.length == 2 && parts[0].indexOf(0) < 0 ? logins.checkOften(parts[0], parts[1]) : null;
            if (scope != null) return program(scope, context);
        }
        response.setHeader("WWW-Authenticate", token != null ? "Bearer realm=\"care\"" : "Basic realm=\"care\", charset=\"UTF-8\"");
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);       // web.xml has the page that says so as problem+json
        return SEND_FAILURE;
    }

    private AuthenticationStatus program(Scope scope, HttpMessageContext context) {
        caller.is(scope);
        return context.notifyContainerAboutLogin(scope.actor(), GROUPS);
    }

    /** The user of the session, unless it is too old or the password or the account has changed since. */
    private String sessionUser(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || session.getAttribute(USER) == null) return null;
        boolean old = Instant.ofEpochMilli(session.getCreationTime()).plus(LONGEST_SESSION).isBefore(Instant.now());
        String user = (String) session.getAttribute(USER);
        if (!old && isResource(request.getServletPath())) return user;
        Logins.Account account = old ? null : logins.account(user);
        if (account != null && session.getAttribute(STAMP).equals(account.stamp())) {
            caller.is(account.scope());
            return user;
        }
        session.invalidate();
        return null;
    }

    private static boolean isResource(String path) {
        return path.startsWith("/jakarta.faces.resource/");
    }

    private static boolean isOpen(String path) {
        return path.equals("/login.xhtml") || path.startsWith("/public/") || isResource(path) || path.startsWith("/resources/") || path.startsWith("/webjars/")
            || path.startsWith("/phone/") || path.startsWith("/canteen-desk/") || path.startsWith("/visit/") && !path.endsWith(".xhtml") || path.startsWith("/health") || path.equals("/metrics") || path.startsWith("/openapi") || path.equals("/favicon.ico");
    }

    /** Back to the page that was asked for after the login. An Ajax call is told in its own language; a redirect would be lost in it. */
    private static AuthenticationStatus sendToLogin(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String query = request.getMethod().equals("GET") ? request.getQueryString() : queryOfForm(request);
        String wanted = request.getRequestURI() + (query == null ? "" : "?" + query);
        String login = request.getContextPath() + "/login.xhtml?from=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8);
        if (Servlets.isFacesAjaxRequest(request)) Servlets.facesRedirect(request, response, login);
        else response.sendRedirect(login);
        return SEND_CONTINUE;
    }

    /** A form is sent to an address without the record's number; the page it stands on has it. */
    private static String queryOfForm(HttpServletRequest request) {
        String page = request.getHeader("Referer");
        int query = page == null ? -1 : page.indexOf(request.getRequestURI() + "?");
        return query < 0 ? null : page.substring(query + request.getRequestURI().length() + 1);
    }
}

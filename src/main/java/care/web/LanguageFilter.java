package care.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.*;
import java.io.IOException;

/** {@code ?lang=en} on any page: remembers the language for a year and shows the same address without the parameter. */
@WebFilter(urlPatterns = {"/", "*.xhtml"})
public class LanguageFilter extends HttpFilter {
    private static final int YEAR = 365 * 24 * 60 * 60;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        String asked = request.getMethod().equals("GET") ? request.getParameter(Language.NAME) : null;
        if (asked == null) {
            chain.doFilter(request, response);
            return;
        }
        Cookie cookie = new Cookie(Language.NAME, asked.equals("en") ? "en" : "zh-CN");
        cookie.setPath(request.getContextPath() + "/");
        cookie.setMaxAge(YEAR);
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
        response.sendRedirect(Address.of(request).with(Language.NAME, null).toString());
    }
}

package care.open;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.*;
import java.io.IOException;

/** Whoever asks for public pages more often than the throttle allows is told when to come back. */
@WebFilter(urlPatterns = {"/public/facilities.xhtml", "/public/facility.xhtml", "/public/complaint.xhtml", "/public/complaint-status.xhtml", "/public/penalties.xhtml", "/public/inspections.xhtml", "/public/draws.xhtml", "/public/draw.xhtml", "/public/draw.json"})
public class RateLimit extends HttpFilter {
    private static final int TOO_MANY = 429;

    @Inject
    transient Throttle throttle;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        int wait = throttle.ask(request.getRemoteAddr());
        if (wait > 0) {
            response.setHeader("Retry-After", String.valueOf(wait));
            response.setStatus(TOO_MANY);
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter().write("429 Too Many Requests\n");
            return;
        }
        chain.doFilter(request, response);
    }
}

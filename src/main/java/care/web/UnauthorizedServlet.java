package care.web;

import care.kernel.Texts;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.*;
import java.io.IOException;
import java.util.List;

/** What a program without a valid log-in is answered, in the same shape as every other refusal. */
@WebServlet("/unauthorized")
public class UnauthorizedServlet extends HttpServlet {
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setContentType("application/problem+json");
        response.setCharacterEncoding("UTF-8");
        Json.MAPPER.writeValue(response.getWriter(), new Problem("access.unknown", "Unauthorized", 401, Texts.of(request.getLocale(), "access.unknown"), List.of()));
    }
}

package care.draw;

import care.kernel.RuleViolation;
import care.web.Json;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.*;
import java.io.IOException;

/** /public/draw.json?id=: the evidence of a draw for anybody, to recompute it with. */
@WebServlet("/public/draw.json")
public class EvidenceServlet extends HttpServlet {
    @Inject
    transient PublicDraws draws;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String id = request.getParameter("id");
        if (id == null || !id.matches("\\d{1,18}")) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            byte[] json = Json.MAPPER.writeValueAsBytes(draws.evidence(Long.parseLong(id)));
            response.setContentType("application/json;charset=UTF-8");
            response.setHeader("Cache-Control", "no-cache");
            if (request.getParameter("save") != null) response.setHeader("Content-Disposition", "attachment; filename=\"draw-" + id + ".json\"");
            response.getOutputStream().write(json);
        } catch (RuleViolation refusal) {
            response.sendError(refusal.kind().status);
        }
    }
}

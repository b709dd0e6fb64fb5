package care.document;

import care.kernel.RuleViolation;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.*;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** /document/pdf/{id}: an issued paper, to whoever may see its facility. */
@WebServlet("/document/pdf/*")
public class DocumentServlet extends HttpServlet {
    @Inject
    transient Documents documents;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        if (!path.matches("/\\d{1,18}")) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            long id = Long.parseLong(path.substring(1));
            Documents.File file = documents.isPersonal(id) ? documents.personal(id) : documents.file(id);
            response.setContentType("application/pdf");
            response.setHeader("Cache-Control", "private, no-store");
            response.setHeader("Content-Disposition", "inline; filename*=UTF-8''" + URLEncoder.encode(file.number() + ".pdf", StandardCharsets.UTF_8).replace("+", "%20"));
            response.getOutputStream().write(file.pdf());
        } catch (RuleViolation refusal) {
            response.sendError(refusal.kind().status);
        }
    }
}

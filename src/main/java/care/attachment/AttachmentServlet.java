package care.attachment;

import care.kernel.RuleViolation;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.*;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** /attachment/{id} and /attachment/{id}/small: a file, to whoever may see its record. */
@WebServlet("/attachment/*")
public class AttachmentServlet extends HttpServlet {
    @Inject
    transient Attachments attachments;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        if (!path.matches("/\\d{1,18}(/small)?")) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            boolean small = path.endsWith("/small");
            Attachments.Content content = attachments.content(Long.parseLong(path.split("/")[1]), small);
            response.setContentType(content.type());
            response.setHeader("Cache-Control", "private, no-store");
            response.setHeader("Content-Security-Policy", "sandbox");
            if (!small) response.setHeader("Content-Disposition", (content.type().startsWith("image/") ? "inline" : "attachment") + "; filename*=UTF-8''" + URLEncoder.encode(content.name(), StandardCharsets.UTF_8).replace("+", "%20"));
            response.setContentLength(content.bytes().length);
            response.getOutputStream().write(content.bytes());
        } catch (RuleViolation refusal) {
            response.sendError(refusal.kind().status);
        }
    }
}

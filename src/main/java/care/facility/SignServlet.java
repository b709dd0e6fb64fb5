package care.facility;

import care.document.*;
import care.kernel.RuleViolation;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.*;
import java.io.IOException;

/** /facility/sign/{id}: the sign for the door of a home, with the code that is scanned on arrival. */
@WebServlet("/facility/sign/*")
public class SignServlet extends HttpServlet {
    @Inject
    transient Facilities facilities;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        if (!path.matches("/\\d{1,18}")) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            Facility facility = facilities.get(Long.parseLong(path.substring(1)));
            response.setContentType("application/pdf");
            response.setHeader("Cache-Control", "private, no-store");
            response.getOutputStream().write(PaperPrinter.sign(facility.getDetails().getName(), "扫码入企", facility.getCode(), Documents.publicAddress("/public/facility.xhtml?id=" + facility.getId() + "&code=" + facility.getCode()),
                "检查人员到达后扫描此码或输入编号，登记检查事由、人员、时间和位置后方可开始检查。"));
        } catch (RuleViolation refusal) {
            response.sendError(refusal.kind().status);
        }
    }
}

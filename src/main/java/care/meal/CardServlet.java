package care.meal;

import care.document.PaperPrinter;
import care.kernel.RuleViolation;
import care.person.People;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.*;
import java.io.IOException;

/** /meal/card/{person}: the card somebody shows at the till, to be printed. */
@WebServlet("/meal/card/*")
public class CardServlet extends HttpServlet {
    @Inject
    transient People people;
    @Inject
    transient Cards cards;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        if (!path.matches("/\\d{1,18}")) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            long person = Long.parseLong(path.substring(1));
            String number = cards.of(person).stream().filter(Cards.Row::good).findFirst().orElseThrow(RuleViolation::notFound).number();
            response.setContentType("application/pdf");
            response.setHeader("Cache-Control", "private, no-store");
            response.getOutputStream().write(PaperPrinter.sign(people.view(person).name(), "老饭桌用餐卡", number, number, "用餐时出示此卡扫码登记。卡片仅限本人使用，遗失请到乡镇（街道）民政办挂失补办。"));
        } catch (RuleViolation refusal) {
            response.sendError(refusal.kind().status);
        }
    }
}

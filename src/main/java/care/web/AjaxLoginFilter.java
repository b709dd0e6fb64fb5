package care.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.*;
import java.io.IOException;
import org.omnifaces.util.Servlets;

/**
 * A click on a page whose session has ended is answered with a redirect to the login page. An ajax call would follow it out of
 * sight and show nothing, so it is told to take the whole window there.
 */
@WebFilter("/login.xhtml")
public class AjaxLoginFilter extends HttpFilter {
    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        if (request.getMethod().equals("GET") && Servlets.isFacesAjaxRequest(request)) {
            Servlets.facesRedirect(request, response, Address.of(request).toString());
        } else {
            chain.doFilter(request, response);
        }
    }
}

package care.web;

import jakarta.servlet.*;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.*;
import java.io.IOException;

/** An address with a NUL character is nobody's: it is refused before anything reads it, since the database could not store it. */
@WebFilter("/*")
public class PlainCharacters implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        if ((http.getRequestURI() + '?' + http.getQueryString()).contains("%00")) ((HttpServletResponse) response).sendError(HttpServletResponse.SC_NOT_FOUND);
        else chain.doFilter(request, response);
    }
}

package care.web;

import care.access.PlanPerScope;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.*;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.servlet.*;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.*;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** /metrics for Prometheus: the process, and requests by kind and status with their times. No address, no name, no id. */
@WebServlet("/metrics")
public class Metrics extends HttpServlet {
    private static final PrometheusMeterRegistry REGISTRY = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    static {
        new JvmMemoryMetrics().bindTo(REGISTRY);
        new JvmThreadMetrics().bindTo(REGISTRY);
        new ProcessorMetrics().bindTo(REGISTRY);
        new UptimeMetrics().bindTo(REGISTRY);
        FunctionCounter.builder("care.statements", PlanPerScope.class, type -> PlanPerScope.statements()).register(REGISTRY);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain; version=0.0.4; charset=utf-8");
        response.getWriter().write(REGISTRY.scrape());
    }

    /** Times every request. */
    @WebFilter("/*")
    public static class Times implements Filter {
        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
            long start = System.nanoTime();
            try {
                chain.doFilter(request, response);
            } finally {
                Timer.builder("care.requests").tag("kind", kind(((HttpServletRequest) request).getServletPath())).tag("status", String.valueOf(((HttpServletResponse) response).getStatus()))
                    .publishPercentileHistogram().register(REGISTRY).record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            }
        }

        private static String kind(String path) {
            return path.startsWith("/api/") ? "api" : path.startsWith("/public/") ? "public" : path.endsWith(".xhtml") ? path.startsWith("/jakarta.faces.resource") ? "resource" : "page" : "other";
        }
    }
}

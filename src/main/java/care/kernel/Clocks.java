package care.kernel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.ZoneId;

/** Time is Chinese time, wherever the server stands; a day begins at midnight in Beijing. */
@ApplicationScoped
public class Clocks {
    public static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    @Produces
    @Dependent
    Clock clock() {
        return Clock.system(CHINA);
    }
}

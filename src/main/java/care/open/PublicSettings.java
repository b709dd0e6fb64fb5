package care.open;

import care.kernel.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** How long the public pages keep what they know (CARE_PUBLIC_KEEP, seconds), and how often one address may ask (CARE_PUBLIC_PER_MINUTE). */
@ApplicationScoped
public class PublicSettings {
    private static final int KEEP = 60;
    private static final int PER_MINUTE = 60;

    public Duration kept() {
        return Duration.ofSeconds(number("CARE_PUBLIC_KEEP", KEEP));
    }

    int perMinute() {
        return number("CARE_PUBLIC_PER_MINUTE", PER_MINUTE);
    }

    private static int number(String name, int otherwise) {
        String set = Settings.get(name);
        return set == null || !set.strip().matches("\\d{1,6}") ? otherwise : Integer.parseInt(set.strip());
    }
}

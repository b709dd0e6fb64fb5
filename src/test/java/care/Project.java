package care;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** Where the project lies on this machine, whatever folder Maven was called from. */
final class Project {
    private Project() {
    }

    static Path folder() {
        return target().getParent();
    }

    static Path target() {
        try {
            return Path.of(Project.class.getProtectionDomain().getCodeSource().getLocation().toURI()).getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}

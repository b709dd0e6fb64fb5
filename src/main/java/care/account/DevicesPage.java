package care.account;

import care.access.Devices;
import care.kernel.*;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** The phones that are logged in: one's own, or those of the accounts one manages; a lost one is signed off here. */
@Named
@RequestScoped
public class DevicesPage {
    private static final int PAGE = 50;

    @Inject
    Devices devices;
    @Inject
    @Param
    private String after;
    private Rows<Devices.Row> rows;

    @PostConstruct
    void load() {
        rows = devices.list(new Slice("seen", true, after, 0, PAGE));
    }

    public void off(long id) {
        devices.revoke(id);
        Faces.redirect("/account/devices.xhtml");
    }

    public Rows<Devices.Row> getRows() {
        return rows;
    }
}

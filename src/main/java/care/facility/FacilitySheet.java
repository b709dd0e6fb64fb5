package care.facility;

import care.access.*;
import care.kernel.Slice;
import care.web.Sheet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.*;

/** The register as an Excel file. An export is a use case of its own, since it is logged. */
@UseCase
@ApplicationScoped
public class FacilitySheet {
    @Inject
    Facilities facilities;

    @Requires(Permission.FACILITY_READ)
    public void send(FacilityFilter filter) throws IOException {
        List<List<Object>> rows = new ArrayList<>();
        String after = null;
        do {
            var page = facilities.list(filter, new Slice("code", false, after, 0, Slice.LONGEST));
            page.items().forEach(f -> rows.add(Arrays.asList(f.code(), f.name(), f.division(), f.kind(), f.ownership(), f.filing(), f.bedsInUse(), f.residents(), f.nextExpiry())));
            after = page.next();
        } while (after != null);
        Sheet.send("facilities", List.of("facility.code", "facility.name", "facility.division", "facility.kind", "facility.ownership", "facility.filing", "facility.beds", "facility.residents", "facility.next-expiry"), rows);
    }
}

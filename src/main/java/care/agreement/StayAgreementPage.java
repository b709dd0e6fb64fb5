package care.agreement;

import care.kernel.Slice;
import care.residence.Stay;
import care.residence.Stays;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.cdi.Param;

/** The agreements of one stay's resident with the home, on the page of the stay. */
@Named
@RequestScoped
public class StayAgreementPage {
    private static final int MOST = 10;

    @Inject
    Agreements agreements;
    @Inject
    Settlements settlements;
    @Inject
    Stays stays;
    @Inject
    @Param
    private Long id;
    private List<Agreements.Row> rows;
    private Boolean settled;

    public List<Agreements.Row> getRows() {
        if (rows == null) {
            Stay stay = stays.get(id);
            rows = agreements.list(null, null, stay.getFacilityId(), stay.getPerson().getId(), new Slice("from", true, null, 0, MOST)).items();
        }
        return rows;
    }

    public boolean isSettled() {
        if (settled == null) settled = settlements.of(id).isPresent();
        return settled;
    }
}

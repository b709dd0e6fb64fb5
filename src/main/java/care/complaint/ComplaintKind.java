package care.complaint;

import care.checklist.Domain;
import java.util.List;

/** What it is about, as the county sees it: 照料, 安全, 食品, 收费与预收费, 人员, 其他; and what an inspection for it looks at. */
public enum ComplaintKind {
    CARE(Domain.CARE), SAFETY(Domain.FIRE, Domain.ELECTRIC, Domain.GAS), FOOD(Domain.FOOD), FEES(Domain.FUNDS), STAFF(Domain.STAFF), OTHER(Domain.CARE);

    private final List<Domain> domains;

    ComplaintKind(Domain... domains) {
        this.domains = List.of(domains);
    }

    public List<Domain> domains() {
        return domains;
    }
}

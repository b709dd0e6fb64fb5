package care.visit;

import care.inspection.*;
import care.kernel.*;
import jakarta.persistence.*;
import java.time.Instant;
import org.hibernate.annotations.ColumnTransformer;

/**
 * What a phone has of a visit that cannot go the ordinary way any more: given to somebody else, cancelled, recorded at the desk meanwhile.
 * It waits beside the inspection until an officer has looked at both: what is right is taken over into this inspection or into another
 * one of the same home, or it is set aside with a reason. What was brought stays as it is, with its photos.
 */
@Entity
@Table(name = "visit_deposit")
public class Deposit extends Identified {
    private Long inspectionId;
    private Long facilityId;
    @Enumerated(EnumType.STRING)
    private DepositWay way;
    private String why;
    private String depositedBy;
    private String officerName;
    private Instant madeAt;
    private Instant receivedAt;
    /** What was seen and who signed: read here, and not once more in the trail. */
    @Secret
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(read = "cast(content as text)", write = "cast(? as jsonb)")
    private String content;
    private byte[] contentHash;
    @Enumerated(EnumType.STRING)
    private DepositState state = DepositState.WAITING;
    private Long targetId;
    private Instant decidedAt;
    private String decidedBy;
    private String asideWhy;

    protected Deposit() {
    }

    /** @param madeAt on the phone; one that is not known or still to come is now */
    Deposit(Inspection inspection, DepositWay way, String why, String account, String officer, DepositContent content, Instant madeAt, Instant now) {
        inspectionId = inspection.getId();
        facilityId = inspection.getFacilityId();
        this.way = way;
        this.why = known(why);
        depositedBy = account;
        officerName = officer;
        this.madeAt = madeAt == null || madeAt.isAfter(now) ? now : madeAt;
        receivedAt = now;
        this.content = content.json();
        contentHash = content.hash();
    }

    void takenOver(Inspection target, Instant at, String by) {
        if (!target.getFacilityId().equals(facilityId)) throw RuleViolation.notFound();
        state = state.to(DepositState.TAKEN_OVER);
        targetId = target.getId();
        decidedAt = at;
        decidedBy = by;
    }

    void setAside(String why, Instant at, String by) {
        if (known(why) == null) throw RuleViolation.invalid("reason", "visit.deposit.no-reason");
        state = state.to(DepositState.SET_ASIDE);
        asideWhy = known(why);
        decidedAt = at;
        decidedBy = by;
    }

    private static String known(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    public DepositContent content() {
        return DepositContent.of(content);
    }

    public Long getInspectionId() {
        return inspectionId;
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public DepositWay getWay() {
        return way;
    }

    public String getWhy() {
        return why;
    }

    public String getDepositedBy() {
        return depositedBy;
    }

    public String getOfficerName() {
        return officerName;
    }

    public Instant getMadeAt() {
        return madeAt;
    }

    public Instant getReceivedAt() {
        return receivedAt;
    }

    public DepositState getState() {
        return state;
    }

    public Long getTargetId() {
        return targetId;
    }

    public Instant getDecidedAt() {
        return decidedAt;
    }

    public String getDecidedBy() {
        return decidedBy;
    }

    public String getAsideWhy() {
        return asideWhy;
    }
}

package care.draw;

import care.kernel.*;
import care.supervision.InspectionPlan;
import jakarta.persistence.*;
import java.time.*;
import java.util.*;

/**
 * A draw of homes and of the officers who go there. It is prepared: the lists are frozen and published together with the SHA-256 of a seed
 * nobody knows. After some hours it is drawn: the seed is published, and with it what follows from the lists by {@link Ranking}. Then the
 * inspections are assigned. Until then it can be cancelled with a reason, which publishes the seed as well, so that everybody sees what would
 * have come of it. Nothing that was published changes.
 */
@Entity
public class Draw extends Identified {
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private InspectionPlan plan;
    private String regionCode;
    private Integer wanted;
    private LocalDate fromDay;
    private LocalDate untilDay;
    @Enumerated(EnumType.STRING)
    private DrawState state = DrawState.PREPARED;
    private String lists;
    private byte[] listsSha256;
    private byte[] sealed;
    private byte[] commitment;
    private String preparedBy;
    private Instant preparedAt;
    private Instant notBefore;
    private byte[] seed;
    private String result;
    private String drawnBy;
    private Instant drawnAt;
    private String assignedBy;
    private Instant assignedAt;
    private String cancelledBy;
    private Instant cancelledAt;
    private String cancelledWhy;

    protected Draw() {
    }

    /** @param sealed the seed as it is kept until it is published */
    Draw(InspectionPlan plan, Lists lists, byte[] sealed, byte[] commitment, String by, Instant now, Instant notBefore) {
        this.plan = plan;
        regionCode = plan.getRegionCode();
        wanted = lists.wanted();
        fromDay = lists.from();
        untilDay = lists.until();
        this.lists = lists.text();
        listsSha256 = Lists.digest(this.lists);
        this.sealed = sealed;
        this.commitment = commitment;
        preparedBy = by;
        preparedAt = now;
        this.notBefore = notBefore;
    }

    void draw(byte[] opened, String by, Instant now) {
        DrawState next = state.to(DrawState.DRAWN);
        if (now.isBefore(notBefore)) throw RuleViolation.conflict("draw.too-early", LocalDateTime.ofInstant(notBefore, Clocks.CHINA).withNano(0).toString().replace('T', ' '));
        open(opened);
        result = Ranking.text(Ranking.of(Lists.parse(lists), opened));
        drawnBy = by;
        drawnAt = now;
        state = next;
    }

    private void open(byte[] opened) {
        if (!Arrays.equals(Lists.sha256(opened), commitment)) throw RuleViolation.conflict("draw.seed-differs");
        seed = opened;
    }

    void assigned(String by, Instant now) {
        state = state.to(DrawState.ASSIGNED);
        assignedBy = by;
        assignedAt = now;
    }

    void cancel(byte[] opened, String why, String by, Instant now) {
        if (why == null || why.isBlank()) throw RuleViolation.invalid("why", "draw.no-reason");
        state = state.to(DrawState.CANCELLED);
        if (seed == null) open(opened);
        cancelledWhy = why.strip();
        cancelledBy = by;
        cancelledAt = now;
    }

    public InspectionPlan getPlan() {
        return plan;
    }

    public String getRegionCode() {
        return regionCode;
    }

    public LocalDate getFromDay() {
        return fromDay;
    }

    public LocalDate getUntilDay() {
        return untilDay;
    }

    public DrawState getState() {
        return state;
    }

    public String getLists() {
        return lists;
    }

    byte[] getSealed() {
        return sealed;
    }

    public String getResult() {
        return result;
    }

    public String getPreparedBy() {
        return preparedBy;
    }

    public String getDrawnBy() {
        return drawnBy;
    }

    public String getAssignedBy() {
        return assignedBy;
    }

    public Instant getNotBefore() {
        return notBefore;
    }
}

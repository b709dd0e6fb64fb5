package care.visit;

import care.access.CurrentUser;
import care.access.Permission;
import care.attachment.Attachments;
import care.facility.Facilities;
import care.inspection.*;
import care.kernel.RuleViolation;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.*;
import java.util.stream.Collectors;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** Both sides of a visit beside each other: what an inspection has, what the phone has; the officer chooses item by item. */
@Named
@ViewScoped
public class DepositPage implements Serializable {
    /** An item about which they differ. What the inspection has nothing about is taken unless the officer says otherwise. */
    public static class Line implements Serializable {
        private final Deposits.Difference about;
        private boolean taken;

        Line(Deposits.Difference about) {
            this.about = about;
            taken = about.takeable() && about.there() == null;
        }

        public Deposits.Difference getAbout() {
            return about;
        }

        public boolean isTaken() {
            return taken;
        }

        public void setTaken(boolean taken) {
            this.taken = taken;
        }
    }

    @Inject
    Deposits deposits;
    @Inject
    Inspections inspections;
    @Inject
    Facilities facilities;
    @Inject
    CurrentUser user;
    @Inject
    @Param
    private Long id;
    @Inject
    @Param(name = "target")
    private Long targetId;
    private String name;
    private ArrayList<Inspections.Row> targets;
    private ArrayList<Line> lines;
    private String reason;
    private transient Deposit deposit;
    private transient DepositContent content;
    private transient Map<String, Long> pictures;
    private transient Map<Long, String> officers;

    @PostConstruct
    void load() {
        if (id == null) throw RuleViolation.notFound();
        Deposit found = getDeposit();
        name = facilities.get(found.getFacilityId()).getDetails().getName();
        targets = new ArrayList<>(isWaiting() && user.may(Permission.INSPECT.name()) ? deposits.targets(id) : List.of());
        if (targetId == null && !targets.isEmpty()) targetId = targets.get(0).id();
        if (targetId != null && targets.stream().noneMatch(row -> row.id() == targetId)) throw RuleViolation.notFound();
        long beside = targetId != null ? targetId : found.getTargetId() != null ? found.getTargetId() : found.getInspectionId();
        lines = new ArrayList<>(deposits.differences(id, beside).stream().map(Line::new).toList());
    }

    public void takeOver() {
        deposits.takeOver(id, targetId, lines.stream().filter(Line::isTaken).map(line -> line.about.code()).toList());
        Faces.redirect("/inspection/view.xhtml?id=%s", targetId.toString());
    }

    public void setAside() {
        deposits.setAside(id, reason);
        Faces.redirect("/visit/deposit.xhtml?id=%s", id.toString());
    }

    public boolean isWaiting() {
        return getDeposit().getState() == DepositState.WAITING;
    }

    /** Whether this account may leave it as it is. */
    public boolean isToSetAside() {
        return isWaiting() && user.may(Permission.INSPECT.name()) && (user.may(Permission.INSPECTION_PLAN.name()) || user.getScope().actor().equals(getDeposit().getDepositedBy()));
    }

    public Deposit getDeposit() {
        if (deposit == null) deposit = deposits.get(id);
        return deposit;
    }

    public Inspection getInspection() {
        return inspections.get(getDeposit().getInspectionId());
    }

    public DepositContent getContent() {
        if (content == null) content = getDeposit().content();
        return content;
    }

    /** The picture of a photo, or of a signature. */
    public Long picture(String role, String sha256) {
        if (pictures == null) pictures = deposits.pictures(id).stream().collect(Collectors.toMap(row -> row.role() + " " + row.sha256(), Attachments.Row::id, (first, again) -> first));
        return pictures.get(role + " " + sha256);
    }

    public String officer(Long officer) {
        if (officers == null) officers = inspections.available(getDeposit().getFacilityId(), getDeposit().getInspectionId()).stream().collect(Collectors.toMap(Inspections.Inspector::id, Inspections.Inspector::name));
        return officers.getOrDefault(officer, "#" + officer);
    }

    public Long getTargetId() {
        return targetId;
    }

    public String getName() {
        return name;
    }

    public ArrayList<Inspections.Row> getTargets() {
        return targets;
    }

    public ArrayList<Line> getLines() {
        return lines;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}

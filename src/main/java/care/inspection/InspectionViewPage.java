package care.inspection;

import care.checklist.Conformity;
import care.attachment.Attachments;
import care.facility.*;
import care.kernel.RuleViolation;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.*;
import java.util.*;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** One inspection with its record, photos and what the home has to say against it. */
@Named
@RequestScoped
public class InspectionViewPage {
    @Inject
    Inspections inspections;
    @Inject
    Objections objections;
    @Inject
    Facilities facilities;
    @Inject
    Attachments attachments;
    @Inject
    Clock clock;
    @Inject
    @Param
    private Long id;
    private Inspection inspection;
    private Facility facility;
    private List<Inspections.Line> lines;
    private Objection objection;
    private String said;
    private String answer;
    private String why;

    @PostConstruct
    void load() {
        if (id == null) throw RuleViolation.notFound();
        inspection = inspections.get(id);
        facility = facilities.get(inspection.getFacilityId());
        lines = inspections.lines(id);
        objection = objections.objection(id).orElse(null);
    }

    public void cancel() {
        inspections.cancel(id, why);
        again();
    }

    public void object() {
        objections.object(id, said);
        again();
    }

    public void uphold() {
        objections.decide(id, true, answer);
        again();
    }

    public void refuse() {
        objections.decide(id, false, answer);
        again();
    }

    private void again() {
        Faces.redirect("/inspection/view.xhtml?id=%s", id.toString());
    }

    public List<Inspections.Inspector> getOfficers() {
        return inspections.officers(id);
    }

    public List<Inspections.Line> getDeficient() {
        return lines.stream().filter(line -> line.outcome() == Conformity.DEFICIENT).toList();
    }

    public List<Attachments.Row> getPhotos() {
        return attachments.of(Inspections.SUBJECT, id);
    }

    public List<Inspections.Signature> getSignatures() {
        return inspections.signatures(id);
    }

    public long count(String outcome) {
        return lines.stream().filter(line -> line.outcome() == Conformity.valueOf(outcome)).count();
    }

    /** Whether the home may still object. */
    public boolean isOpenToObjection() {
        return inspection.getState() == InspectionState.RECORDED && objection == null && inspection.getPublishedOn() == null && !LocalDate.now(clock).isAfter(inspection.getObjectionUntil());
    }

    public Inspection getInspection() {
        return inspection;
    }

    public Facility getFacility() {
        return facility;
    }

    public List<Inspections.Line> getLines() {
        return lines;
    }

    public Objection getObjection() {
        return objection;
    }

    public String getSaid() {
        return said;
    }

    public void setSaid(String said) {
        this.said = said;
    }

    public String getAnswer() {
        return answer;
    }

    public void setAnswer(String answer) {
        this.answer = answer;
    }

    public String getWhy() {
        return why;
    }

    public void setWhy(String why) {
        this.why = why;
    }
}

package care.inspection;

import care.attachment.Attachments;
import care.checklist.*;
import care.kernel.RuleViolation;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.*;
import java.math.BigDecimal;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** One item that is looked at closely: how grave, what was seen, what was measured, photos. */
@Named
@ViewScoped
public class AnswerPage implements Serializable {
    @Inject
    Inspections inspections;
    @Inject
    transient Attachments attachments;
    @Inject
    @Param
    private Long id;
    @Inject
    @Param
    private Long item;
    private Inspections.Line line;
    private Conformity outcome;
    private Severity severity;
    private String note;
    private BigDecimal measured;
    private transient Part photo;

    @PostConstruct
    void load() {
        if (id == null || item == null) throw RuleViolation.notFound();
        line = inspections.lines(id).stream().filter(l -> l.itemId() == item).findFirst().orElseThrow(RuleViolation::notFound);
        outcome = line.outcome() == null ? Conformity.DEFICIENT : line.outcome();
        severity = line.severity() == null ? line.usual() : line.severity();
        note = line.note();
        measured = line.measured();
    }

    /** What was typed is kept even when the photo is not one. */
    public void save() throws IOException {
        inspections.answer(id, item, outcome, severity, note, measured);
        if (photo != null && photo.getSize() > 0) try (InputStream content = photo.getInputStream()) {
            inspections.photo(id, line.code(), photo.getSubmittedFileName(), content.readAllBytes(), Attachments.Taken.UNKNOWN);
        }
        Faces.redirect("/inspection/check.xhtml?id=%s&domain=%s", id.toString(), line.domain().name());
    }

    public List<Attachments.Row> getPhotos() {
        return attachments.of(Inspections.SUBJECT, id).stream().filter(row -> row.role().equals(line.code())).toList();
    }

    public Long getId() {
        return id;
    }

    public Inspections.Line getLine() {
        return line;
    }

    public Conformity getOutcome() {
        return outcome;
    }

    public void setOutcome(Conformity outcome) {
        this.outcome = outcome;
    }

    public Severity getSeverity() {
        return severity;
    }

    public void setSeverity(Severity severity) {
        this.severity = severity;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }

    public BigDecimal getMeasured() {
        return measured;
    }

    public void setMeasured(BigDecimal measured) {
        this.measured = measured;
    }

    public Part getPhoto() {
        return photo;
    }

    public void setPhoto(Part photo) {
        this.photo = photo;
    }
}

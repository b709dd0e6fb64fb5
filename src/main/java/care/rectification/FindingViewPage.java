package care.rectification;

import care.attachment.Attachments;
import care.kernel.RuleViolation;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.*;
import java.time.LocalDate;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** One finding from both sides, until it is struck off. */
@Named
@ViewScoped
public class FindingViewPage implements Serializable {
    @Inject
    Findings findings;
    @Inject
    RectificationDesk desk;
    @Inject
    @Param
    private Long id;
    private transient Finding finding;
    private Findings.Row row;
    private String done;
    private transient Part photo;
    private LocalDate wanted;
    private String reason;
    private String answer;

    @PostConstruct
    void load() {
        if (id == null) throw RuleViolation.notFound();
        row = findings.row(id);
        done = desk.draft(id).map(FindingAnswer::getDone).orElse(null);
    }

    public void keep() throws IOException {
        upload();
        again();
    }

    public void send() throws IOException {
        upload();
        desk.send(id, done);
        again();
    }

    private void upload() throws IOException {
        desk.write(id, done);
        if (photo != null && photo.getSize() > 0) try (InputStream content = photo.getInputStream()) {
            desk.photo(id, done, photo.getSubmittedFileName(), content.readAllBytes(), Attachments.Taken.UNKNOWN);
        }
    }

    public void ask() {
        desk.askExtension(id, wanted, reason);
        again();
    }

    public void grant() {
        desk.decideExtension(id, true, answer);
        again();
    }

    public void refuse() {
        desk.decideExtension(id, false, answer);
        again();
    }

    public void close() {
        desk.close(id);
        again();
    }

    private void again() {
        Faces.redirect("/rectification/view.xhtml?id=%s", id.toString());
    }

    public Finding getFinding() {
        if (finding == null) finding = findings.get(id);
        return finding;
    }

    public List<Findings.Entry> getHistory() {
        return findings.history(id);
    }

    public List<FindingAnswer> getAnswers() {
        return findings.answers(id);
    }

    public List<Attachments.Row> photos(long answerId) {
        return desk.photos(answerId);
    }

    public List<Attachments.Row> seen(long wordId) {
        return desk.seen(wordId);
    }

    public List<Attachments.Row> getDraftPhotos() {
        return desk.draft(id).map(draft -> desk.photos(draft.getId())).orElse(List.of());
    }

    public Extension getExtension() {
        return findings.extension(id).orElse(null);
    }

    public List<Findings.Verdict> getVerdicts() {
        return findings.verdicts(id);
    }

    public Findings.Row getRow() {
        return row;
    }

    public String getDone() {
        return done;
    }

    public void setDone(String done) {
        this.done = done;
    }

    public Part getPhoto() {
        return photo;
    }

    public void setPhoto(Part photo) {
        this.photo = photo;
    }

    public LocalDate getWanted() {
        return wanted;
    }

    public void setWanted(LocalDate wanted) {
        this.wanted = wanted;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public String getAnswer() {
        return answer;
    }

    public void setAnswer(String answer) {
        this.answer = answer;
    }
}

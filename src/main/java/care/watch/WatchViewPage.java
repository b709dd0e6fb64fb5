package care.watch;

import care.access.CurrentUser;
import care.checklist.Domain;
import care.inspection.*;
import care.joint.*;
import care.kernel.*;
import care.rectification.Findings;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.*;
import java.util.*;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** One alert: what it stands on, what was asked and answered, what was decided, and what came of it. */
@Named
@ViewScoped
public class WatchViewPage implements Serializable {
    private static final int USUAL_DAYS = 5;

    @Inject
    Alerts alerts;
    @Inject
    Inspections inspections;
    @Inject
    CurrentUser user;
    @Inject
    transient Clock clock;
    @Inject
    @Param
    private Long id;
    private transient Alert alert;
    private transient List<Alerts.Line> lines;
    private transient List<Alerts.Event> events;
    private transient List<Findings.Row> findings;
    private transient Inspection inspection;
    private Alerts.Row row;
    private boolean mine;
    private String question;
    private String answer;
    private String accepted;
    private String dismissed;
    private List<Domain> domains = new ArrayList<>(List.of(Domain.FUNDS));
    private List<Long> officers = new ArrayList<>();
    private LocalDate until;
    private final ClueDetails clue = new ClueDetails();

    @PostConstruct
    void load() {
        if (id == null) throw RuleViolation.notFound();
        row = alerts.row(id);
        mine = alerts.mine(getAlert());
        until = WorkingDays.after(LocalDate.now(clock), USUAL_DAYS);
        clue.setKind(ClueKind.SUBSIDY);
    }

    public void take() {
        alerts.take(id);
        again();
    }

    public void pass() {
        alerts.pass(id);
        again();
    }

    public void ask() {
        alerts.ask(id, question);
        again();
    }

    public void answer() {
        alerts.answer(id, answer);
        again();
    }

    public void accept() {
        alerts.accept(id, accepted);
        again();
    }

    public void dismiss() {
        alerts.dismiss(id, dismissed);
        again();
    }

    public void inspect() {
        alerts.inspect(id, domains, officers, until);
        again();
    }

    public void becomeClue() {
        alerts.becomeClue(id, clue);
        again();
    }

    private void again() {
        Faces.redirect("/watch/view.xhtml?id=%s", id.toString());
    }

    public Alert getAlert() {
        if (alert == null) alert = alerts.get(id);
        return alert;
    }

    public Alerts.Row getRow() {
        return row;
    }

    public List<Alerts.Line> getLines() {
        if (lines == null) lines = alerts.lines(id);
        return lines;
    }

    public List<Alerts.Event> getEvents() {
        if (events == null) events = alerts.events(id);
        return events;
    }

    public List<Findings.Row> getFindings() {
        if (findings == null) findings = alerts.findings(id);
        return findings;
    }

    /** The inspection it led to; null when there is none. */
    public Inspection getInspection() {
        if (inspection == null && getAlert().getInspectionId() != null) inspection = inspections.get(getAlert().getInspectionId());
        return inspection;
    }

    /** Those who may go. */
    public Map<String, Long> getAvailable() {
        Map<String, Long> available = new LinkedHashMap<>();
        alerts.inspectors(id).forEach(one -> available.put(one.name() + " " + one.certificateNumber(), one.id()));
        return available;
    }

    /** Whether this office has it in hand. */
    public boolean isInHand() {
        return mine && row.state().isOpen() && row.state() != AlertState.NEW;
    }

    public boolean isMine() {
        return mine;
    }

    /** Whether it can still be handed to the county. */
    public boolean isTowns() {
        return DivisionCode.level(row.officeCode()) > 3;
    }

    public boolean isCounty() {
        return user.may("INSPECTION_PLAN");
    }

    public boolean isHome() {
        return user.getScope().facilityId() != null;
    }

    public String getQuestion() {
        return question;
    }

    public void setQuestion(String question) {
        this.question = question;
    }

    public String getAnswer() {
        return answer;
    }

    public void setAnswer(String answer) {
        this.answer = answer;
    }

    public String getAccepted() {
        return accepted;
    }

    public void setAccepted(String accepted) {
        this.accepted = accepted;
    }

    public String getDismissed() {
        return dismissed;
    }

    public void setDismissed(String dismissed) {
        this.dismissed = dismissed;
    }

    public List<Domain> getDomains() {
        return domains;
    }

    public void setDomains(List<Domain> domains) {
        this.domains = domains;
    }

    public List<Long> getOfficers() {
        return officers;
    }

    public void setOfficers(List<Long> officers) {
        this.officers = officers;
    }

    public LocalDate getUntil() {
        return until;
    }

    public void setUntil(LocalDate until) {
        this.until = until;
    }

    public ClueDetails getClue() {
        return clue;
    }
}

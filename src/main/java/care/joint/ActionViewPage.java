package care.joint;

import care.access.CurrentUser;
import care.kernel.RuleViolation;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.*;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** One action: its agreement, the three lists, and what was told to the public. */
@Named
@ViewScoped
public class ActionViewPage implements Serializable {
    @Inject
    JointActions actions;
    @Inject
    Clues clues;
    @Inject
    CurrentUser user;
    @Inject
    @Param
    private Long id;
    private transient JointAction action;
    private transient List<JointLine> lines;
    private transient List<PublicityEvent> events;
    private final LineDetails line = new LineDetails();
    private final PublicityDetails event = new PublicityDetails();
    private Long lineId;
    private String result;
    private String summary;

    @PostConstruct
    void load() {
        if (id == null) throw RuleViolation.notFound();
        getAction();
    }

    public void start() {
        actions.start(id);
        again();
    }

    public void addLine() {
        actions.addLine(id, line);
        again();
    }

    public void done() {
        actions.done(id, lineId, result);
        again();
    }

    public void publicise() {
        actions.publicise(id, event);
        again();
    }

    public void close() {
        actions.close(id, summary);
        again();
    }

    private void again() {
        Faces.redirect("/joint/view.xhtml?id=%s", id.toString());
    }

    public JointAction getAction() {
        if (action == null) action = actions.get(id);
        return action;
    }

    /** Whether it is this office's own. */
    public boolean isMine() {
        return getAction().getRegionCode().equals(user.getScope().regionCode());
    }

    private List<JointLine> lines() {
        if (lines == null) lines = actions.lines(id);
        return lines;
    }

    public List<JointLine> of(JointList list) {
        return lines().stream().filter(l -> l.getDetails().getList() == list).toList();
    }

    /** What is still to be done, to choose from. */
    public Map<Long, String> getOpen() {
        Map<Long, String> open = new LinkedHashMap<>();
        lines().stream().filter(l -> l.getDoneOn() == null).forEach(l -> open.put(l.getId(), l.getDetails().getMatter()));
        return open;
    }

    public List<PublicityEvent> getEvents() {
        if (events == null) events = actions.events(id);
        return events;
    }

    /** Where an occasion may have been. */
    public Map<Long, String> getHomes() {
        return clues.homes();
    }

    public long getHeads() {
        return getEvents().stream().mapToLong(e -> e.getDetails().getHeads()).sum();
    }

    public LineDetails getLine() {
        return line;
    }

    public PublicityDetails getEvent() {
        return event;
    }

    public Long getLineId() {
        return lineId;
    }

    public void setLineId(Long lineId) {
        this.lineId = lineId;
    }

    public String getResult() {
        return result;
    }

    public void setResult(String result) {
        this.result = result;
    }

    public String getSummary() {
        return summary;
    }

    public void setSummary(String summary) {
        this.summary = summary;
    }
}

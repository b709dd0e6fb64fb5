package care.roster;

import care.kernel.RuleViolation;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** One push: what it was made from, how far it has got; the file to hand over, and its receipt. */
@Named
@RequestScoped
public class PushViewPage {
    @Inject
    Pushes pushes;
    @Inject
    @Param
    private Long id;
    private Push push;
    private String reason;
    private String number;
    private String by;
    private String hash;
    private LocalDate receivedOn;

    @PostConstruct
    void load() {
        if (id == null) throw RuleViolation.notFound();
        push = pushes.get(id);
    }

    public void download() throws IOException {
        Faces.sendFile(pushes.download(id, reason), "push-" + push.getMonth().toString().substring(0, 7) + "-" + id + ".csv", true);
    }

    public void receive() {
        pushes.receive(id, number, hash, by, receivedOn);
        Faces.redirect("/roster/push.xhtml?id=%s", id.toString());
    }

    public void tryAgain() {
        pushes.tryAgain(id);
        Faces.redirect("/roster/push.xhtml?id=%s", id.toString());
    }

    public Push getPush() {
        return push;
    }

    public List<Pushes.Source> getSources() {
        return pushes.sources(id);
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public String getNumber() {
        return number;
    }

    public void setNumber(String number) {
        this.number = number;
    }

    public String getBy() {
        return by;
    }

    public void setBy(String by) {
        this.by = by;
    }

    public String getHash() {
        return hash;
    }

    public void setHash(String hash) {
        this.hash = hash;
    }

    public LocalDate getReceivedOn() {
        return receivedOn;
    }

    public void setReceivedOn(LocalDate receivedOn) {
        this.receivedOn = receivedOn;
    }
}

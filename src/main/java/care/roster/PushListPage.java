package care.roster;

import care.kernel.RuleViolation;
import care.web.Table;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.*;
import java.util.*;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** Pushes by state, the recipients, and a new month to make up. */
@Named
@ViewScoped
public class PushListPage implements Serializable {
    @Inject
    Pushes pushes;
    @Inject
    @Param
    private PushState state;
    private Table<Pushes.Row> table;
    private transient List<Recipient> recipients;
    private Long recipientId;
    private String month;

    @PostConstruct
    void load() {
        Pushes source = pushes;
        PushState only = state;
        table = new Table<>(slice -> source.list(only, slice.unlessSorted("month", true)));
    }

    public void make() {
        Faces.redirect("/roster/push.xhtml?id=%s", pushes.make(recipientId, asked()).getId().toString());
    }

    private YearMonth asked() {
        try {
            return YearMonth.parse(month.strip());
        } catch (DateTimeException noMonth) {
            throw RuleViolation.invalid("month", "roster.push.no-month");
        }
    }

    public List<Recipient> getRecipients() {
        if (recipients == null) recipients = pushes.recipients();
        return recipients;
    }

    public Map<Long, String> getActive() {
        Map<Long, String> active = new LinkedHashMap<>();
        getRecipients().stream().filter(recipient -> recipient.getDetails().isActive()).forEach(recipient -> active.put(recipient.getId(), recipient.getDetails().getName()));
        return active;
    }

    public Table<Pushes.Row> getTable() {
        return table;
    }

    public Long getRecipientId() {
        return recipientId;
    }

    public void setRecipientId(Long recipientId) {
        this.recipientId = recipientId;
    }

    public String getMonth() {
        return month;
    }

    public void setMonth(String month) {
        this.month = month;
    }
}

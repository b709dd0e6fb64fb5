package care.parameter;

import care.kernel.Texts;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;

/** The parameters on a day, the values of one through time, and the form that adds the next. */
@Named
@RequestScoped
public class ParameterListPage {
    @Inject
    Parameters parameters;
    @Inject
    Clock clock;
    @Inject
    @Param
    private String code;
    private LocalDate validFrom;
    private String value;
    private String basis;

    private List<Parameters.Row> rows;
    private List<Parameters.Value> history;

    @PostConstruct
    void load() {
        rows = parameters.list(LocalDate.now(clock));
        history = code == null ? List.of() : parameters.history(code);
        validFrom = LocalDate.now(clock);
    }

    public List<Parameters.Row> getRows() {
        return rows;
    }

    public List<Parameters.Value> getHistory() {
        return history;
    }

    public Parameters.Row getChosen() {
        return rows.stream().filter(row -> row.code().equals(code)).findFirst().orElse(null);
    }

    public void change() {
        parameters.change(code, validFrom, value, basis);
        Messages.addFlashGlobalInfo(Texts.of(Faces.getLocale(), "parameter.changed"));
        Faces.redirect("/parameter/list.xhtml?code=%s", code);
    }

    public String getCode() {
        return code;
    }

    public LocalDate getValidFrom() {
        return validFrom;
    }

    public void setValidFrom(LocalDate validFrom) {
        this.validFrom = validFrom;
    }

    public String getValue() {
        return value;
    }

    public void setValue(String value) {
        this.value = value;
    }

    public String getBasis() {
        return basis;
    }

    public void setBasis(String basis) {
        this.basis = basis;
    }
}

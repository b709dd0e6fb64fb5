package care.exchange;

import care.kernel.Clocks;
import care.kernel.Texts;
import care.web.Table;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** One import: how far it is, what it would do or did, which rows came back and why. */
@Named
@ViewScoped
public class ImportViewPage implements Serializable {
    @Inject
    Imports imports;
    @Inject
    ImportSheets sheets;
    @Inject
    @Param
    private Long id;
    @Inject
    @Param
    private String code;
    private transient Import shown;
    private transient Imports.Progress progress;
    private Table<Imports.Refusal> table;

    @PostConstruct
    void load() {
        Imports source = imports;
        long of = imports.get(id == null ? -1 : id).getId();
        String only = code;
        table = new Table<>(slice -> source.refusals(of, only, slice));
    }

    public Import getImport() {
        if (shown == null) shown = imports.get(id);
        return shown;
    }

    /** Looks again. When it is over the whole page is shown anew. */
    public void look() {
        shown = null;
        progress = null;
        if (!getImport().getState().isOpen()) Faces.redirect("/exchange/view.xhtml?id=%s", id.toString());
    }

    public Imports.Progress getProgress() {
        if (progress == null) progress = imports.progress(id);
        return progress;
    }

    public void write(String how) {
        imports.write(id, Accept.valueOf(how));
        Faces.redirect("/exchange/view.xhtml?id=%s", id.toString());
    }

    public void cancel() {
        imports.cancel(id);
        Faces.redirect("/exchange/view.xhtml?id=%s", id.toString());
    }

    public void refused() {
        Faces.sendFile("refused-" + id + ".xlsx", true, out -> sheets.refused(id, Faces.getLocale(), out));
    }

    public String say(Imports.Refusal refusal) {
        return Texts.of(Faces.getLocale(), refusal.code(), refusal.args().toArray());
    }

    public String getFailure() {
        return getImport().getFailure() == null ? null : Texts.of(Faces.getLocale(), shown.getFailure(), (Object[]) shown.getFailureArgs());
    }

    /** The first characters of the file's hash. */
    public String getHash() {
        return HexFormat.of().formatHex(getImport().getSha256()).substring(0, 16) + "…";
    }

    public LocalDate getDay() {
        return getImport().getUploadedAt().atZoneSameInstant(Clocks.CHINA).toLocalDate();
    }

    /** Whether the parts make the whole, said either way. */
    public String getSum() {
        Import i = getImport();
        if (i.getState() != ImportState.APPLIED) return said("exchange.sum.tried", i.getAccepted(), i.getRefused(), i.getRows());
        int parts = i.getAdded() + i.getChanged() + i.getUnchanged() + i.getRefused();
        return said("exchange.sum.written", i.getAdded(), i.getChanged(), i.getUnchanged(), i.getRefused(), i.getRows(), i.getRows() - parts);
    }

    private static String said(String key, Integer... numbers) {
        return Texts.of(Faces.getLocale(), key, (Object[]) Stream.of(numbers).map("%,d"::formatted).toArray(String[]::new));
    }

    public String getIgnored() {
        return String.join(" / ", getImport().getIgnored());
    }

    /** A reason without what it says of a single row. */
    public String title(Imports.Reason reason) {
        String key = "exchange.short." + reason.code();
        String word = Texts.of(Faces.getLocale(), key);
        return word.equals(key) ? Texts.of(Faces.getLocale(), reason.code()).replaceAll("\\{\\d}", "…") : word;
    }

    /** Seconds from its beginning to its end; null while it has none. */
    public Long getSeconds() {
        return getImport().getFinishedAt() == null || shown.getStartedAt() == null ? null : Duration.between(shown.getStartedAt(), shown.getFinishedAt()).toSeconds();
    }

    public List<Imports.Reason> getReasons() {
        return imports.reasons(id);
    }

    public Table<Imports.Refusal> getTable() {
        return table;
    }

    public String getCode() {
        return code;
    }
}

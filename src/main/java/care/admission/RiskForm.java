package care.admission;

import care.kernel.Texts;
import java.io.Serializable;
import java.util.*;
import java.util.stream.Stream;

/** The nine risks as they are typed; usual measures are there to begin with. */
public class RiskForm implements Serializable {
    private final List<RiskLine> lines;
    private String assessor;
    private String informed;

    public RiskForm(Locale locale) {
        lines = Stream.of(RiskKind.values()).map(kind -> new RiskLine(kind, null, Texts.of(locale, "admission.measure." + kind))).toList();
    }

    public Map<RiskKind, RiskLevel> levels() {
        Map<RiskKind, RiskLevel> levels = new EnumMap<>(RiskKind.class);
        for (RiskLine line : lines) if (line.getLevel() != null) levels.put(line.getKind(), line.getLevel());
        return levels;
    }

    /** Where there is no risk, no measure is kept. */
    public Map<RiskKind, String> measures() {
        Map<RiskKind, String> measures = new EnumMap<>(RiskKind.class);
        for (RiskLine line : lines) if (line.getLevel() != RiskLevel.NONE && line.getMeasure() != null) measures.put(line.getKind(), line.getMeasure());
        return measures;
    }

    public List<RiskLine> getLines() {
        return lines;
    }

    public String getAssessor() {
        return assessor;
    }

    public void setAssessor(String assessor) {
        this.assessor = assessor;
    }

    public String getInformed() {
        return informed;
    }

    public void setInformed(String informed) {
        this.informed = informed;
    }
}

package care.assessment;

import jakarta.validation.constraints.*;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.*;
import java.util.stream.Stream;

/** What two assessors write down about somebody: the form and the JSON body at once. */
public class AssessmentDetails implements Serializable {
    @NotNull
    private LocalDate assessedOn;
    @NotNull
    private AssessmentReason reason;
    @NotBlank
    @Size(max = 60)
    private String firstAssessor;
    @NotBlank
    @Size(max = 60)
    private String secondAssessor;
    private final Map<String, Integer> items = new HashMap<>();
    private boolean coma;
    /** ICD-10 codes, one after the other. */
    @Size(max = 200)
    private String diagnoses;
    @NotNull
    @Min(0)
    @Max(999)
    private Integer riskEvents = 0;
    @Size(max = 500)
    private String note;

    private static String known(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    /** The codes that were typed, parted by blanks, commas or semicolons of either width. */
    List<String> codes() {
        return diagnoses == null ? List.of() : Stream.of(diagnoses.split("[\\s,;，；、]+")).filter(code -> !code.isEmpty()).map(Scoring::normal).distinct().toList();
    }

    public LocalDate getAssessedOn() {
        return assessedOn;
    }

    public void setAssessedOn(LocalDate assessedOn) {
        this.assessedOn = assessedOn;
    }

    public AssessmentReason getReason() {
        return reason;
    }

    public void setReason(AssessmentReason reason) {
        this.reason = reason;
    }

    public String getFirstAssessor() {
        return firstAssessor;
    }

    public void setFirstAssessor(String firstAssessor) {
        this.firstAssessor = known(firstAssessor);
    }

    public String getSecondAssessor() {
        return secondAssessor;
    }

    public void setSecondAssessor(String secondAssessor) {
        this.secondAssessor = known(secondAssessor);
    }

    /** Points by the item's code. */
    public Map<String, Integer> getItems() {
        return items;
    }

    public boolean isComa() {
        return coma;
    }

    public void setComa(boolean coma) {
        this.coma = coma;
    }

    public String getDiagnoses() {
        return diagnoses;
    }

    public void setDiagnoses(String diagnoses) {
        this.diagnoses = known(diagnoses);
    }

    public Integer getRiskEvents() {
        return riskEvents;
    }

    public void setRiskEvents(Integer riskEvents) {
        this.riskEvents = riskEvents;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = known(note);
    }
}

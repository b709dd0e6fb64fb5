package care.agreement;

import care.kernel.Secret;
import care.residence.CareLevel;
import jakarta.persistence.*;
import jakarta.validation.constraints.*;
import java.io.Serializable;
import java.time.LocalDate;

/** What both sides agree on: the form and the record at once. Fees are a month, in fen; the agreement holds from a day until another, half-open. */
@Embeddable
public class AgreementDetails implements Serializable {
    @NotNull
    @Enumerated(EnumType.STRING)
    private CareLevel careLevel;
    @NotNull
    @PositiveOrZero
    private Long bedFen;
    @NotNull
    @PositiveOrZero
    private Long careFen;
    @NotNull
    @PositiveOrZero
    private Long mealFen;
    @NotNull
    @PositiveOrZero
    private Long depositFen;
    @NotNull
    @PositiveOrZero
    private Integer monthsAhead;
    @Secret
    @Size(max = 60)
    private String agent;
    @Secret
    @Size(max = 30)
    private String agentPhone;
    @Secret
    @NotBlank
    @Size(max = 60)
    private String emergency;
    @Secret
    @NotBlank
    @Size(max = 30)
    private String emergencyPhone;
    @NotBlank
    @Size(max = 2000)
    private String content;
    @Size(max = 2000)
    private String other;
    @NotNull
    private LocalDate fromDay;
    @NotNull
    private LocalDate untilDay;

    private static String known(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    public Fees fees() {
        return new Fees(bedFen, careFen, mealFen);
    }

    public CareLevel getCareLevel() {
        return careLevel;
    }

    public void setCareLevel(CareLevel careLevel) {
        this.careLevel = careLevel;
    }

    public Long getBedFen() {
        return bedFen;
    }

    public void setBedFen(Long bedFen) {
        this.bedFen = bedFen;
    }

    public Long getCareFen() {
        return careFen;
    }

    public void setCareFen(Long careFen) {
        this.careFen = careFen;
    }

    public Long getMealFen() {
        return mealFen;
    }

    public void setMealFen(Long mealFen) {
        this.mealFen = mealFen;
    }

    public Long getDepositFen() {
        return depositFen;
    }

    public void setDepositFen(Long depositFen) {
        this.depositFen = depositFen;
    }

    public Integer getMonthsAhead() {
        return monthsAhead;
    }

    public void setMonthsAhead(Integer monthsAhead) {
        this.monthsAhead = monthsAhead;
    }

    public String getAgent() {
        return agent;
    }

    public void setAgent(String agent) {
        this.agent = known(agent);
    }

    public String getAgentPhone() {
        return agentPhone;
    }

    public void setAgentPhone(String agentPhone) {
        this.agentPhone = known(agentPhone);
    }

    public String getEmergency() {
        return emergency;
    }

    public void setEmergency(String emergency) {
        this.emergency = known(emergency);
    }

    public String getEmergencyPhone() {
        return emergencyPhone;
    }

    public void setEmergencyPhone(String emergencyPhone) {
        this.emergencyPhone = known(emergencyPhone);
    }

    public String getContent() {
        return content;
    }

    public void setContent(String content) {
        this.content = known(content);
    }

    public String getOther() {
        return other;
    }

    public void setOther(String other) {
        this.other = known(other);
    }

    public LocalDate getFromDay() {
        return fromDay;
    }

    public void setFromDay(LocalDate fromDay) {
        this.fromDay = fromDay;
    }

    public LocalDate getUntilDay() {
        return untilDay;
    }

    public void setUntilDay(LocalDate untilDay) {
        this.untilDay = untilDay;
    }
}

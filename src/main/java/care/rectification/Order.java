package care.rectification;

import care.kernel.*;
import jakarta.persistence.*;
import java.time.LocalDate;

/** 责令限期整改通知书: issued for findings of one inspection, then served with a proof; the terms run from the service. */
@Entity
@Table(name = "rectification_order")
public class Order extends Identified {
    private Long facilityId;
    private Long inspectionId;
    private LocalDate issuedOn;
    private String issuedBy;
    private Long documentId;
    private LocalDate servedOn;
    @Enumerated(EnumType.STRING)
    private ServedHow servedHow;
    private String servedTo;
    private String witness;
    private Long proofId;

    protected Order() {
    }

    Order(long facilityId, long inspectionId, LocalDate issuedOn, String issuedBy) {
        this.facilityId = facilityId;
        this.inspectionId = inspectionId;
        this.issuedOn = issuedOn;
        this.issuedBy = issuedBy;
    }

    void printed(long document) {
        documentId = document;
    }

    void serve(LocalDate on, ServedHow how, String to, String witness, LocalDate today) {
        if (servedOn != null) throw RuleViolation.conflict("rectification.served-already", servedOn);
        if (on == null) throw RuleViolation.invalid("servedOn", "rectification.serve.no-day");
        if (on.isBefore(issuedOn) || on.isAfter(today)) throw RuleViolation.invalid("servedOn", "rectification.serve.day", issuedOn);
        if (how == null) throw RuleViolation.invalid("how", "rectification.serve.no-how");
        if (to == null || to.isBlank()) throw RuleViolation.invalid("to", "rectification.serve.no-one");
        boolean seen = witness != null && !witness.isBlank();
        if (how == ServedHow.LEFT && !seen) throw RuleViolation.invalid("witness", "rectification.serve.no-witness");
        servedOn = on;
        servedHow = how;
        servedTo = to.strip();
        this.witness = seen ? witness.strip() : null;
    }

    void proven(long document) {
        proofId = document;
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public Long getInspectionId() {
        return inspectionId;
    }

    public LocalDate getIssuedOn() {
        return issuedOn;
    }

    public String getIssuedBy() {
        return issuedBy;
    }

    public Long getDocumentId() {
        return documentId;
    }

    public LocalDate getServedOn() {
        return servedOn;
    }

    public ServedHow getServedHow() {
        return servedHow;
    }

    public String getServedTo() {
        return servedTo;
    }

    public String getWitness() {
        return witness;
    }

    public Long getProofId() {
        return proofId;
    }
}

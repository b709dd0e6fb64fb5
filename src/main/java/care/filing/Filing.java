package care.filing;

import static care.filing.FilingState.*;

import care.facility.*;
import care.kernel.*;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.persistence.*;
import java.time.LocalDate;
import java.util.*;

/**
 * One application of a facility to civil affairs: handed in, sent back once with every gap named, handed in again, accepted with a
 * numbered receipt. A change carries the details it proposes and alters nothing before it is accepted.
 */
@Entity
public class Filing extends Identified {
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Facility facility;
    @Enumerated(EnumType.STRING)
    private FilingKind kind;
    @Enumerated(EnumType.STRING)
    private FilingState state;
    private String authorityCode;
    private LocalDate submittedOn;
    private String submittedBy;
    private LocalDate decidedOn;
    private String decidedBy;
    @Secret
    private String proposed;
    private Long receiptId;
    private Long noticeId;
    @OneToMany(mappedBy = "filing", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("material")
    private List<FilingGap> gaps = new ArrayList<>();

    protected Filing() {
    }

    public static Filing initial(Facility facility, LocalDate on, String by) {
        facility.submit(on);
        return new Filing(facility, FilingKind.INITIAL, on, by);
    }

    public static Filing change(Facility facility, FacilityDetails proposed, LocalDate on, String by) {
        proposed.setCreditCode(CreditCode.parse(proposed.getCreditCode()));
        facility.requestChange(on);
        Filing filing = new Filing(facility, FilingKind.CHANGE, on, by);
        try {
            filing.proposed = JSON.writeValueAsString(proposed);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        return filing;
    }

    private Filing(Facility facility, FilingKind kind, LocalDate on, String by) {
        this.facility = facility;
        this.kind = kind;
        state = SUBMITTED;
        authorityCode = facility.authority();
        submittedOn = on;
        submittedBy = by;
    }

    /** Sends it back, once and with everything that is missing. */
    public void sendBack(Map<Material, String> missing, LocalDate on, String by) {
        if (missing.isEmpty()) throw RuleViolation.invalid("gaps", "filing.no-gap");
        state = state.to(RETURNED);
        gaps.clear();
        missing.forEach((material, explanation) -> gaps.add(new FilingGap(this, material, explanation)));
        decide(on, by);
        if (kind == FilingKind.INITIAL) facility.sendBack(on);
    }

    public void resubmit(LocalDate on, String by) {
        state = state.to(SUBMITTED);
        submittedOn = on;
        submittedBy = by;
        if (kind == FilingKind.INITIAL) facility.submit(on);
    }

    public void accept(LocalDate on, String by) {
        state = state.to(ACCEPTED);
        decide(on, by);
        if (kind == FilingKind.INITIAL) facility.file(on);
        else facility.change(getProposed(), on);
    }

    /** Only a change can be withdrawn; a first filing is owed. */
    public void withdraw(LocalDate on) {
        if (kind == FilingKind.INITIAL) throw RuleViolation.conflict("filing.initial-is-owed");
        state = state.to(WITHDRAWN);
        facility.dropChange(on);
    }

    private void decide(LocalDate on, String by) {
        decidedOn = on;
        decidedBy = by;
    }

    void receipt(long documentId) {
        receiptId = documentId;
    }

    void notice(long documentId) {
        noticeId = documentId;
    }

    /** The details as they would be; null unless it is a change. Fields the proposal does not name stay as they are. */
    public FacilityDetails getProposed() {
        if (proposed == null) return null;
        try {
            return JSON.readerForUpdating(JSON.convertValue(facility.getDetails(), FacilityDetails.class)).readValue(proposed);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public Facility getFacility() {
        return facility;
    }

    public FilingKind getKind() {
        return kind;
    }

    public FilingState getState() {
        return state;
    }

    public String getAuthorityCode() {
        return authorityCode;
    }

    public LocalDate getSubmittedOn() {
        return submittedOn;
    }

    public String getSubmittedBy() {
        return submittedBy;
    }

    public LocalDate getDecidedOn() {
        return decidedOn;
    }

    public String getDecidedBy() {
        return decidedBy;
    }

    public Long getReceiptId() {
        return receiptId;
    }

    public Long getNoticeId() {
        return noticeId;
    }

    public List<FilingGap> getGaps() {
        return gaps;
    }
}

package care.facility;

import care.kernel.*;
import jakarta.persistence.*;
import jakarta.validation.constraints.*;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Somebody who works in the facility, from the first day to the last, with the certificates the post needs. */
@Entity
@Table(name = "staff")
public class StaffMember extends Identified {
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Facility facility;
    @NotBlank
    @Size(max = 60)
    @Secret
    private String name;
    @NotNull
    @Enumerated(EnumType.STRING)
    private Post post;
    @NotNull
    private LocalDate employedFrom;
    private LocalDate employedUntil;
    @OneToMany(mappedBy = "holder", cascade = CascadeType.PERSIST)
    @OrderBy("validFrom desc")
    private List<Certificate> certificates = new ArrayList<>();

    protected StaffMember() {
    }

    public StaffMember(Facility facility, String name, Post post, LocalDate from) {
        this.facility = facility;
        this.name = name;
        this.post = post;
        employedFrom = from;
    }

    public void certify(CertificateKind kind, String number, LocalDate from, LocalDate until) {
        if (until != null && until.isBefore(from)) throw RuleViolation.invalid("validUntil", "constraint.certificate_ends_before_begins");
        certificates.add(new Certificate(this, kind, number, from, until));
    }

    public void leave(LocalDate on) {
        if (on.isBefore(employedFrom)) throw RuleViolation.invalid("employedUntil", "constraint.staff_ends_before_begins");
        employedUntil = on;
    }

    public Facility getFacility() {
        return facility;
    }

    public String getName() {
        return name;
    }

    public Post getPost() {
        return post;
    }

    public LocalDate getEmployedFrom() {
        return employedFrom;
    }

    public LocalDate getEmployedUntil() {
        return employedUntil;
    }

    public List<Certificate> getCertificates() {
        return certificates;
    }
}

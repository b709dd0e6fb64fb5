package care.facility;

import care.kernel.RuleViolation;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** Takes somebody on, or adds a certificate to somebody who works there. */
@Named
@ViewScoped
public class StaffPage implements Serializable {
    @Inject
    Facilities facilities;
    @Inject
    Staff staff;
    @Inject
    @Param(name = "facility")
    private Long facilityId;
    @Inject
    @Param
    private Long member;
    private String name;
    private Post post;
    private LocalDate employedFrom;
    private CertificateKind kind;
    private String number;
    private LocalDate validFrom;
    private LocalDate validUntil;

    @PostConstruct
    void load() {
        if (facilityId == null) throw RuleViolation.notFound();
        facilities.get(facilityId);
    }

    public void save() {
        if (member == null) staff.employ(facilityId, name, post, employedFrom);
        else staff.certify(member, kind, number, validFrom, validUntil);
        Faces.redirect("/facility/view.xhtml?id=%s&tab=staff", facilityId.toString());
    }

    public Long getFacilityId() {
        return facilityId;
    }

    public Long getMember() {
        return member;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public Post getPost() {
        return post;
    }

    public void setPost(Post post) {
        this.post = post;
    }

    public LocalDate getEmployedFrom() {
        return employedFrom;
    }

    public void setEmployedFrom(LocalDate employedFrom) {
        this.employedFrom = employedFrom;
    }

    public CertificateKind getKind() {
        return kind;
    }

    public void setKind(CertificateKind kind) {
        this.kind = kind;
    }

    public String getNumber() {
        return number;
    }

    public void setNumber(String number) {
        this.number = number;
    }

    public LocalDate getValidFrom() {
        return validFrom;
    }

    public void setValidFrom(LocalDate validFrom) {
        this.validFrom = validFrom;
    }

    public LocalDate getValidUntil() {
        return validUntil;
    }

    public void setValidUntil(LocalDate validUntil) {
        this.validUntil = validUntil;
    }
}

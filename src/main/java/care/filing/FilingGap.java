package care.filing;

import jakarta.persistence.*;

/** One thing a filing lacks, and why. */
@Entity
@Table(name = "filing_gap")
public class FilingGap {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "gap")
    @SequenceGenerator(name = "gap", sequenceName = "id_seq", allocationSize = 50)
    private Long id;
    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Filing filing;
    private Long facilityId;
    @Enumerated(EnumType.STRING)
    private Material material;
    private String explanation;

    protected FilingGap() {
    }

    FilingGap(Filing filing, Material material, String explanation) {
        this.filing = filing;
        facilityId = filing.getFacility().getId();
        this.material = material;
        this.explanation = explanation;
    }

    public Material getMaterial() {
        return material;
    }

    public String getExplanation() {
        return explanation;
    }
}

package care.facility;

import care.kernel.Secret;
import jakarta.persistence.*;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.*;

/** What people type about a facility: the form, the JSON body and the import row at once. */
@Embeddable
public class FacilityDetails implements Serializable {
    @NotBlank
    @Size(max = 100)
    private String name;
    @NotNull
    @Enumerated(EnumType.STRING)
    private FacilityKind kind;
    @NotNull
    @Enumerated(EnumType.STRING)
    private Ownership ownership;
    private boolean profit;
    @NotNull
    @Enumerated(EnumType.STRING)
    private Registrar registrar = Registrar.COUNTY;
    @NotBlank
    @Pattern(regexp = "\\d{12}")
    private String regionCode;
    @NotBlank
    @Size(max = 200)
    private String address;
    private String creditCode;
    @Secret
    @Size(max = 60)
    private String legalRepresentative;
    @Secret
    @Size(max = 30)
    private String phone;
    /** Square metres. */
    @DecimalMin("1")
    @DecimalMax("999999")
    private BigDecimal floorArea;
    @Enumerated(EnumType.STRING)
    private Premises premises;
    private LocalDate leasedUntil;
    @Size(max = 100)
    private String serves;
    @DecimalMin("-90")
    @DecimalMax("90")
    private Double latitude;
    @DecimalMin("-180")
    @DecimalMax("180")
    private Double longitude;

    /** A field whose value is another. @param field its key */
    public record Difference(String field, Object before, Object after) implements Serializable {
    }

    /** What differs from earlier details, field by field. */
    public List<Difference> differences(FacilityDetails earlier) {
        List<Difference> differences = new ArrayList<>();
        for (Field field : FacilityDetails.class.getDeclaredFields()) {
            try {
                if (!Objects.equals(field.get(earlier), field.get(this))) differences.add(new Difference("facility." + field.getName(), field.get(earlier), field.get(this)));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
        return differences;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name == null ? null : name.strip();
    }

    public FacilityKind getKind() {
        return kind;
    }

    public void setKind(FacilityKind kind) {
        this.kind = kind;
    }

    public Ownership getOwnership() {
        return ownership;
    }

    public void setOwnership(Ownership ownership) {
        this.ownership = ownership;
    }

    public boolean isProfit() {
        return profit;
    }

    public void setProfit(boolean profit) {
        this.profit = profit;
    }

    public Registrar getRegistrar() {
        return registrar;
    }

    public void setRegistrar(Registrar registrar) {
        this.registrar = registrar;
    }

    public String getRegionCode() {
        return regionCode;
    }

    public void setRegionCode(String regionCode) {
        this.regionCode = regionCode;
    }

    public String getAddress() {
        return address;
    }

    public void setAddress(String address) {
        this.address = address;
    }

    public String getCreditCode() {
        return creditCode;
    }

    public void setCreditCode(String creditCode) {
        this.creditCode = creditCode;
    }

    public String getLegalRepresentative() {
        return legalRepresentative;
    }

    public void setLegalRepresentative(String legalRepresentative) {
        this.legalRepresentative = legalRepresentative;
    }

    public String getPhone() {
        return phone;
    }

    public void setPhone(String phone) {
        this.phone = phone;
    }

    public BigDecimal getFloorArea() {
        return floorArea;
    }

    public void setFloorArea(BigDecimal floorArea) {
        this.floorArea = floorArea;
    }

    public Premises getPremises() {
        return premises;
    }

    public void setPremises(Premises premises) {
        this.premises = premises;
    }

    public LocalDate getLeasedUntil() {
        return leasedUntil;
    }

    public void setLeasedUntil(LocalDate leasedUntil) {
        this.leasedUntil = leasedUntil;
    }

    public String getServes() {
        return serves;
    }

    public void setServes(String serves) {
        this.serves = serves;
    }

    public Double getLatitude() {
        return latitude;
    }

    public void setLatitude(Double latitude) {
        this.latitude = latitude;
    }

    public Double getLongitude() {
        return longitude;
    }

    public void setLongitude(Double longitude) {
        this.longitude = longitude;
    }
}

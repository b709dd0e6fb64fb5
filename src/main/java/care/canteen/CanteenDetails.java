package care.canteen;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.*;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.IntStream;

/** What is registered of a canteen: the form and the JSON body. */
@Embeddable
public class CanteenDetails implements Serializable {
    @NotBlank
    @Size(max = 100)
    private String name;
    @NotBlank
    @Pattern(regexp = "[0-9]{12}")
    private String regionCode;
    @NotBlank
    @Size(max = 200)
    private String address;
    @NotBlank
    @Size(max = 50)
    private String contact;
    @NotBlank
    @Size(max = 30)
    private String phone;
    @NotNull
    @Min(1)
    @Max(500)
    private Integer seats;
    @DecimalMin("-90")
    @DecimalMax("90")
    private Double latitude;
    @DecimalMin("-180")
    @DecimalMax("180")
    private Double longitude;
    @NotEmpty
    private Short[] weekdays = IntStream.rangeClosed(1, 7).mapToObj(day -> (short) day).toArray(Short[]::new);
    @Size(max = 50)
    private String licenceNumber;
    private LocalDate licenceUntil;

    private static String known(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = known(name);
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
        this.address = known(address);
    }

    public String getContact() {
        return contact;
    }

    public void setContact(String contact) {
        this.contact = known(contact);
    }

    public String getPhone() {
        return phone;
    }

    public void setPhone(String phone) {
        this.phone = known(phone);
    }

    public Integer getSeats() {
        return seats;
    }

    public void setSeats(Integer seats) {
        this.seats = seats;
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

    /** Days of the week it serves. */
    public Weekday[] getWeekdays() {
        return Arrays.stream(weekdays).map(day -> Weekday.values()[day - 1]).toArray(Weekday[]::new);
    }

    public void setWeekdays(Weekday[] days) {
        weekdays = Arrays.stream(days).map(day -> (short) (day.ordinal() + 1)).distinct().sorted().toArray(Short[]::new);
    }

    public String getLicenceNumber() {
        return licenceNumber;
    }

    public void setLicenceNumber(String licenceNumber) {
        this.licenceNumber = known(licenceNumber);
    }

    /** Last day the licence holds. */
    public LocalDate getLicenceUntil() {
        return licenceUntil;
    }

    public void setLicenceUntil(LocalDate licenceUntil) {
        this.licenceUntil = licenceUntil;
    }
}

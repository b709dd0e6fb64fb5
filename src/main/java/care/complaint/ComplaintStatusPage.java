package care.complaint;

import care.open.Throttle;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.omnifaces.util.Faces;

/** How a complaint stands, for whoever has its number and code; once it is answered, they say how content they are. */
@Named
@ViewScoped
public class ComplaintStatusPage implements Serializable {
    @Inject
    PublicComplaints complaints;
    @Inject
    Throttle throttle;
    private String number;
    private String code;
    private Integer stars;
    private PublicComplaints.Status status;

    public void look() {
        throttle.letter(Faces.getRemoteAddr());
        status = null;
        status = complaints.status(number, code);
    }

    public void rate() {
        throttle.letter(Faces.getRemoteAddr());
        complaints.rate(number, code, stars);
        status = complaints.status(number, code);
    }

    public PublicComplaints.Status getStatus() {
        return status;
    }

    public String getNumber() {
        return number;
    }

    public void setNumber(String number) {
        this.number = number;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public Integer getStars() {
        return stars;
    }

    public void setStars(Integer stars) {
        this.stars = stars;
    }
}

package care.kitchen;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.*;
import java.io.Serializable;
import java.time.LocalDate;

/** What is written down of a purchase: the form. */
@Embeddable
public class PurchaseDetails implements Serializable {
    @NotNull
    private LocalDate day;
    @NotBlank
    @Size(max = 100)
    private String supplier;
    @NotBlank
    @Size(max = 200)
    private String what;
    @NotBlank
    @Size(max = 40)
    private String amount;
    @Size(max = 60)
    private String voucher;

    private static String known(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    public LocalDate getDay() {
        return day;
    }

    public void setDay(LocalDate day) {
        this.day = day;
    }

    public String getSupplier() {
        return supplier;
    }

    public void setSupplier(String supplier) {
        this.supplier = known(supplier);
    }

    public String getWhat() {
        return what;
    }

    public void setWhat(String what) {
        this.what = known(what);
    }

    public String getAmount() {
        return amount;
    }

    public void setAmount(String amount) {
        this.amount = known(amount);
    }

    public String getVoucher() {
        return voucher;
    }

    public void setVoucher(String voucher) {
        this.voucher = known(voucher);
    }
}

package care.mealsettlement;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import org.omnifaces.util.Faces;

/** What a county sends to its treasury, and what has come back. */
@Named
@RequestScoped
public class MealPaymentsPage {
    @Inject
    MealPayments payments;
    @Inject
    MealSettlements settlements;
    private List<MealPayments.Row> rows;

    public void send() {
        payments.send();
        Faces.redirect("/mealsettlement/payments.xhtml");
    }

    public void fetch(long id) throws IOException {
        MealPayments.Content file = payments.file(id);
        Faces.sendFile(file.bytes(), file.name(), true);
    }

    public List<MealPayments.Row> getRows() {
        if (rows == null) rows = payments.all();
        return rows;
    }

    /** Approved and not sent. */
    public long getWaiting() {
        return settlements.counts(null).getOrDefault(SettlementState.APPROVED, 0L);
    }
}

package care.reservation;

import care.access.CurrentUser;
import care.web.Table;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.omnifaces.cdi.Param;

/** Bookings of guests from elsewhere, next arrival first. */
@Named
@ViewScoped
public class ReservationListPage implements Serializable {
    @Inject
    Reservations reservations;
    @Inject
    transient CurrentUser user;
    @Inject
    @Param
    private ReservationState state;
    @Inject
    @Param
    private Long facility;
    private Long home;
    private Table<Reservations.Row> table;

    @PostConstruct
    void load() {
        home = user.getScope().facilityId() == null ? facility : user.getScope().facilityId();
        Reservations source = reservations;
        ReservationState in = state;
        Long at = home;
        table = new Table<>(slice -> source.list(in, at, null, slice.unlessSorted("from", in != ReservationState.BOOKED)));
    }

    public Table<Reservations.Row> getTable() {
        return table;
    }

    /** Where a booking can be made from here. */
    public Long getHome() {
        return home;
    }
}

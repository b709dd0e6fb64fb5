package care.residence;

import care.web.Days;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.*;
import java.util.stream.Collectors;
import org.omnifaces.cdi.Param;

/** The plan of a facility on a day: buildings and floors, rooms, beds by state. */
@Named
@RequestScoped
public class PlanPage {
    public record RoomView(String number, List<BedKind> kinds, List<Beds.Row> beds) {
    }

    public record Floor(String building, int number, int beds, List<RoomView> rooms) {
    }

    @Inject
    Beds beds;
    @Inject
    Days days;
    @Inject
    @Param
    private Long id;
    @Inject
    @Param
    private String on;
    private LocalDate day;
    private List<Beds.Row> rows;
    private List<Floor> floors;
    private boolean severalBuildings;

    @PostConstruct
    void load() {
        day = days.lenient(on);
        rows = beds.plan(id, day);
        severalBuildings = rows.stream().map(Beds.Row::building).distinct().count() > 1;
        floors = floors(rows);
    }

    /** Beds by building and floor, by room, in the order of the plan. */
    public static List<Floor> floors(List<Beds.Row> rows) {
        Map<List<Object>, List<Beds.Row>> byFloor = rows.stream().collect(Collectors.groupingBy(b -> List.of(b.building(), b.floor()), LinkedHashMap::new, Collectors.toList()));
        return byFloor.entrySet().stream().map(floor -> new Floor((String) floor.getKey().get(0), (int) floor.getKey().get(1), floor.getValue().size(), rooms(floor.getValue()))).toList();
    }

    private static List<RoomView> rooms(List<Beds.Row> beds) {
        return beds.stream().collect(Collectors.groupingBy(Beds.Row::room, LinkedHashMap::new, Collectors.toList())).entrySet().stream()
            .map(room -> new RoomView(room.getKey(), room.getValue().stream().map(Beds.Row::kind).distinct().toList(), room.getValue())).toList();
    }

    public List<Floor> getFloors() {
        return floors;
    }

    public LocalDate getDay() {
        return day;
    }

    public int getCount() {
        return rows.size();
    }

    public long getLivedIn() {
        return rows.stream().filter(Beds.Row::occupied).count();
    }

    public long getAway() {
        return rows.stream().filter(Beds.Row::away).count();
    }

    public long getHeld() {
        return rows.stream().filter(b -> !b.occupied() && b.held()).count();
    }

    public long getFree() {
        return rows.stream().filter(b -> !b.occupied() && !b.held() && b.state() == BedState.IN_USE).count();
    }

    public long getOut() {
        return rows.stream().filter(b -> b.state() == BedState.OUT_OF_SERVICE).count();
    }

    public boolean isSeveralBuildings() {
        return severalBuildings;
    }
}

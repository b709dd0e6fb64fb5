package care.world;

import java.time.LocalDate;
import java.util.*;

/** Lays out buildings, floors, rooms and beds, and says since when each bed stands there. */
final class Rooms {
    private static final LocalDate COUNTED = LocalDate.of(2022, 12, 31);
    final Sheet buildings = new Sheet("building", "id, facility_id, name");
    final Sheet rooms = new Sheet("room", "id, facility_id, building_id, floor, number");
    private final Dice dice;
    private final Ids ids;
    private final LocalDate today;

    Rooms(Dice dice, Ids ids, LocalDate today) {
        this.dice = dice;
        this.ids = ids;
        this.today = today;
    }

    void furnish(Home home) {
        LocalDate ready = home.isPending() || home.is("FOUND") ? home.opened.minusDays(6) : home.opened.minusDays(3);
        if (!home.opened.isAfter(COUNTED)) {
            int ordinary = home.bedsBefore - home.sojournBeds;
            int main = ordinary > 150 ? ordinary * 3 / 5 : ordinary;
            build(home, "主楼", main, "ORDINARY", ready);
            build(home, "南楼", ordinary - main, "ORDINARY", ready);
            build(home, "旅居楼", home.sojournBeds, "SOJOURN", ready);
            if (home.bedsToday > home.bedsBefore) {
                LocalDate extended = dice.day(LocalDate.of(2023, 3, 1), today.minusDays(90));
                build(home, "东楼", home.bedsToday - home.bedsBefore - home.homeBeds, "ORDINARY", extended);
                build(home, "家庭养老床位", home.homeBeds, "HOME", extended);
            }
        } else build(home, "主楼", home.bedsToday, "ORDINARY", ready);
        if (home.is("CANCELLED")) home.beds.forEach(bed -> bed.closed = Home.CLOSED);
    }

    private void build(Home home, String name, int beds, String kind, LocalDate opened) {
        if (beds <= 0) return;
        long building = ids.next();
        buildings.add(building, home.id, name);
        int floors = kind.equals("HOME") || beds <= 30 ? 1 : beds <= 80 ? 2 : beds <= 130 ? 3 : 4;
        int left = beds;
        for (int floor = 1; floor <= floors; floor++) {
            int here = left / (floors - floor + 1);
            left -= here;
            for (int n = 1; here > 0; n++) {
                int size = Math.min(here, roomSize(home, kind));
                here -= size;
                long room = ids.next();
                rooms.add(room, home.id, building, floor, kind.equals("HOME") ? String.format("户%02d", n) : Integer.toString(100 * floor + n));
                for (int i = 0; i < size; i++) home.beds.add(new Bed(ids.next(), home, room, Character.toString('A' + i), opened, kind));
            }
        }
    }

    private int roomSize(Home home, String kind) {
        if (kind.equals("HOME")) return 1;
        if (kind.equals("SOJOURN")) return dice.between(1, 2);
        if (home.is("OPERATOR_1")) return 4;
        return switch (home.kind) {
            case "NURSING_HOME" -> dice.between(2, 4);
            case "WELFARE_HOME" -> dice.between(2, 3);
            default -> 2;
        };
    }
}

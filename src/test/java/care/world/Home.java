package care.world;

import care.kernel.WorkingDays;
import java.time.LocalDate;
import java.util.*;

/** A facility of the plan, as facilities.csv casts it. Where it opened within the last weeks, the days count back from today. */
final class Home {
    static final LocalDate CLOSING_ANNOUNCED = LocalDate.of(2024, 3, 20);
    static final LocalDate CLOSED = LocalDate.of(2024, 6, 30);

    final long id;
    final String code;
    final String region;
    final String name;
    final String kind;
    final String ownership;
    final boolean profit;
    final LocalDate opened;
    final int bedsBefore;           // on 2022-12-31
    final int bedsToday;
    final int sojournBeds;
    final int homeBeds;
    final String role;
    final List<Bed> beds = new ArrayList<>();
    final List<Stay> stays = new ArrayList<>();

    Home(long id, String code, String[] cells, LocalDate today) {
        this.id = id;
        this.code = code;
        region = cells[0];
        name = cells[1];
        kind = cells[2];
        ownership = cells[3];
        profit = Boolean.parseBoolean(cells[4]);
        bedsBefore = Integer.parseInt(cells[6]);
        bedsToday = Integer.parseInt(cells[7]);
        sojournBeds = Integer.parseInt(cells[8]);
        homeBeds = Integer.parseInt(cells[9]);
        role = cells[10];
        opened = cells[5].isEmpty() ? recently(today) : LocalDate.parse(cells[5]);
    }

    /** The legal term for filing is ten working days from the first admission: one has let it pass, the others kept it. */
    private LocalDate recently(LocalDate today) {
        return switch (role) {
            case "DRAFT" -> workingDaysBefore(today, 12);
            case "SUBMITTED" -> workingDaysBefore(today, profit ? 7 : 11);
            case "RETURNED" -> workingDaysBefore(today, 19);
            default -> today.minusDays(430);
        };
    }

    /** The working day after which so many more have passed until today. */
    static LocalDate workingDaysBefore(LocalDate today, int n) {
        LocalDate day = today;
        for (int left = n; left > 0; day = day.minusDays(1)) if (WorkingDays.isWorkingDay(day)) left--;
        while (!WorkingDays.isWorkingDay(day)) day = day.minusDays(1);
        return day;
    }

    boolean is(String role) {
        return this.role.equals(role);
    }

    /** Not yet filed: small, new, and filling up. */
    boolean isPending() {
        return is("DRAFT") || is("SUBMITTED") || is("RETURNED");
    }

    boolean isMedical() {
        return kind.equals("WELLNESS_CENTRE") || beds.size() >= 130;
    }

    String county() {
        return Land.county(region);
    }

    boolean admits(LocalDate day) {
        return !day.isBefore(opened) && !(is("CANCELLED") && day.isAfter(CLOSING_ANNOUNCED));
    }

    /** Empty for a day-care centre where nobody sleeps. */
    Optional<LocalDate> firstAdmission() {
        return stays.stream().map(stay -> stay.from).min(Comparator.naturalOrder());
    }

    long residents() {
        return stays.stream().filter(stay -> stay.until == null).count();
    }
}

package care.kernel;

import java.io.*;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.*;

/**
 * Working days in China: Monday to Friday, less public holidays, plus the weekend days worked to make up for them.
 * The days come from {@code holidays.csv} (State Council's yearly notices, as collected by npm chinese-days); years after its
 * last entry are reckoned by weekends alone until the next notice is added.
 */
public final class WorkingDays {
    private static final Map<LocalDate, Boolean> EXCEPTIONS = load();

    private WorkingDays() {
    }

    private static Map<LocalDate, Boolean> load() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(WorkingDays.class.getResourceAsStream("/care/kernel/holidays.csv"), StandardCharsets.UTF_8))) {
            Map<LocalDate, Boolean> days = new HashMap<>();
            in.lines().filter(line -> Character.isDigit(line.charAt(0))).map(line -> line.split(",")).forEach(cells -> days.put(LocalDate.parse(cells[0]), cells[1].equals("work")));
            return days;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static boolean isWorkingDay(LocalDate day) {
        return EXCEPTIONS.getOrDefault(day, day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY);
    }

    /**
     * The last day of a term of {@code n} working days that starts the day after {@code start}, as terms run in
     * administrative law (the day itself is not counted).
     */
    public static LocalDate after(LocalDate start, int n) {
        LocalDate day = start;
        for (int left = n; left > 0; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) left--;
        }
        return day;
    }

    /** Working days from the day after {@code from} up to and including {@code to}; negative when {@code to} lies before. */
    public static int between(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) return -between(to, from);
        return (int) from.plusDays(1).datesUntil(to.plusDays(1)).filter(WorkingDays::isWorkingDay).count();
    }
}

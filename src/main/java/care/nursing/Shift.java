package care.nursing;

import java.time.*;

/** 白班 from six in the morning, 夜班 from six in the evening; what is left of a night after midnight belongs to the day it began on. */
public enum Shift {
    DAY, NIGHT;

    private static final int BEGINS = 6, ENDS = 18;
    /** So long after a shift has ended, it is still the one that is handed over. */
    private static final int LATE = 3;

    public static Shift at(LocalDateTime moment) {
        return moment.getHour() >= BEGINS && moment.getHour() < ENDS ? DAY : NIGHT;
    }

    /** The day whose shift it is. */
    public static LocalDate dayOf(LocalDateTime moment) {
        return moment.minusHours(BEGINS).toLocalDate();
    }

    /** A moment of the shift that is handed over now. */
    public static LocalDateTime handedOver(LocalDateTime moment) {
        return moment.minusHours(LATE);
    }
}

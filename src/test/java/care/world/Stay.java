package care.world;

import java.time.LocalDate;

/** A person in a bed, from a day to the day of leaving; open while the person lives there. */
final class Stay {
    final long id;
    final Person person;
    final Bed bed;
    final String kind;
    final String origin;
    final LocalDate from;
    LocalDate until;
    String reason;

    Stay(long id, Person person, Bed bed, String kind, String origin, LocalDate from) {
        this.id = id;
        this.person = person;
        this.bed = bed;
        this.kind = kind;
        this.origin = origin;
        this.from = from;
        bed.stays.add(this);
    }

    void end(LocalDate on, String why) {
        until = on;
        reason = why;
    }
}

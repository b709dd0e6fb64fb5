package care.world;

import java.time.LocalDate;
import java.util.*;

/** A bed of the plan: when it stands there, of what kind, and when it is out of service. Periods are half-open. */
final class Bed {
    record Period(String kind, String reason, LocalDate from, LocalDate until) {
        boolean inUse() {
            return reason == null;
        }

        boolean covers(LocalDate day) {
            return !day.isBefore(from) && (until == null || day.isBefore(until));
        }
    }

    final long id;
    final Home home;
    final long room;
    final String label;
    final LocalDate opened;
    LocalDate closed;
    String kind;
    LocalDate convertedOn;          // from ORDINARY to NURSING
    final List<Period> outages = new ArrayList<>();
    final List<Stay> stays = new ArrayList<>();
    private List<Period> periods;

    Bed(long id, Home home, long room, String label, LocalDate opened, String kind) {
        this.id = id;
        this.home = home;
        this.room = room;
        this.label = label;
        this.opened = opened;
        this.kind = kind;
    }

    void outage(String reason, LocalDate from, LocalDate until) {
        outages.add(new Period(null, reason, from, until));
    }

    boolean forSojourn() {
        return kind.equals("SOJOURN");
    }

    /** Asked once everything about the bed is decided. */
    List<Period> periods() {
        if (periods == null) periods = split();
        return periods;
    }

    private List<Period> split() {
        TreeSet<LocalDate> cuts = new TreeSet<>(List.of(opened));
        if (convertedOn != null) cuts.add(convertedOn);
        for (Period outage : outages) {
            cuts.add(outage.from);
            if (outage.until != null) cuts.add(outage.until);
        }
        List<Period> result = new ArrayList<>();
        for (LocalDate from : cuts) {
            LocalDate until = Optional.ofNullable(cuts.higher(from)).orElse(closed);
            if (closed != null && !from.isBefore(closed)) continue;
            String reason = outages.stream().filter(o -> o.covers(from)).map(Period::reason).findFirst().orElse(null);
            result.add(new Period(convertedOn != null && !from.isBefore(convertedOn) ? "NURSING" : kind, reason, from, until));
        }
        return result;
    }

    String kindOn(LocalDate day) {
        return convertedOn != null && !day.isBefore(convertedOn) ? "NURSING" : kind;
    }

    boolean inUse(LocalDate day) {
        return periods().stream().anyMatch(p -> p.covers(day) && p.inUse());
    }

    /** The first day after {@code day} on which nobody can lie in it any more; null when none is known. */
    LocalDate inUseUntil(LocalDate day) {
        LocalDate until = day;
        for (Period p : periods()) {
            if (!p.covers(until)) continue;
            if (!p.inUse()) return until;
            if (p.until == null) return null;
            until = p.until;
        }
        return until;
    }

    /** Free on that day and in use for at least so many days more. */
    boolean takes(LocalDate day, int days) {
        if (!inUse(day)) return false;
        if (!stays.isEmpty()) {
            LocalDate left = stays.get(stays.size() - 1).until;
            if (left == null || left.isAfter(day)) return false;
        }
        LocalDate until = inUseUntil(day);
        return until == null || !until.isBefore(day.plusDays(days));
    }
}

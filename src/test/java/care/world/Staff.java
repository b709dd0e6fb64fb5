package care.world;

import java.time.LocalDate;

/** Who works in a facility: one carer to about six residents, nurses, cooks, a safety officer, each with the certificates of the post. */
final class Staff {
    final Sheet staff = new Sheet("staff", "id, facility_id, name, post, employed_from, employed_until");
    final Sheet certificates = new Sheet("certificate", "id, staff_id, facility_id, kind, number, valid_from, valid_until");
    private final Dice dice;
    private final Ids ids;
    private final Names names;
    private final LocalDate today;

    Staff(Dice dice, Ids ids, LocalDate today) {
        this.dice = dice;
        this.ids = ids;
        this.names = new Names(dice.split());
        this.today = today;
    }

    void employ(Home home, String director) {
        int residents = (int) Math.max(home.residents(), home.is("CANCELLED") ? 24 : 0);
        LocalDate begun = home.opened.minusDays(10);
        person(home, director, "DIRECTOR", begun, end(home));
        many(home, "CAREGIVER", Math.max(2, (residents + 5) / 6));
        many(home, "COOK", residents > 90 ? 3 : residents > 30 ? 2 : 1);
        many(home, "SAFETY", residents > 100 ? 2 : 1);
        if (home.isMedical()) {
            many(home, "NURSE", Math.max(2, residents / 25));
            many(home, "DOCTOR", residents > 80 ? 2 : 1);
        }
        if (residents > 60) many(home, "SOCIAL_WORKER", 1);
        if (home.opened.isAfter(today.minusYears(2))) return;
        for (int i = residents / 20; i > 0; i--) {          // left since
            LocalDate from = dice.day(begun, today.minusDays(300));
            person(home, names.person(home.county()), "CAREGIVER", from, earlier(dice.day(from.plusDays(60), today.minusDays(10)), end(home)));
        }
    }

    private void many(Home home, String post, int count) {
        LocalDate begun = home.opened.minusDays(8);
        LocalDate latest = home.is("CANCELLED") ? Home.CLOSING_ANNOUNCED.minusDays(30) : today.minusDays(2);
        for (int i = 0; i < count; i++) person(home, names.person(home.county()), post, i == 0 || begun.isAfter(latest) ? begun : dice.day(begun, latest), end(home));
    }

    private static LocalDate end(Home home) {
        return home.is("CANCELLED") ? Home.CLOSED : null;
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return b != null && b.isBefore(a) ? b : a;
    }

    private void person(Home home, String name, String post, LocalDate from, LocalDate until) {
        long id = ids.next();
        staff.add(id, home.id, name, post, from, until == null || until.isBefore(from) ? end(home) : until);
        if (until != null) return;
        switch (post) {
            case "CAREGIVER" -> {
                if (dice.chance(0.86)) certificate(home, id, "CAREGIVER", "YLHL", from.minusDays(dice.between(10, 700)), 0);
                health(home, id);
            }
            case "NURSE" -> certificate(home, id, "NURSE", "HS", today.minusDays(dice.between(60, 1700)), 5);
            case "DOCTOR" -> certificate(home, id, "DOCTOR", "YS", from.minusDays(dice.between(400, 6000)), 0);
            case "COOK" -> {
                health(home, id);
                certificate(home, id, "FOOD_SAFETY", "SPAQ", today.minusDays(dice.between(60, 1000)), 3);
            }
            case "SAFETY" -> certificate(home, id, "FIRE_CONTROL", "XF", from.minusDays(dice.between(10, 900)), 0);
            default -> {
            }
        }
    }

    /** 健康证明: each year anew; one in forty has let it run out. */
    private void health(Home home, long staff) {
        certificate(home, staff, "HEALTH", "JK", dice.chance(0.025) ? today.minusDays(dice.between(367, 420)) : today.minusDays(dice.between(5, 360)), 1);
    }

    private void certificate(Home home, long staff, String kind, String sign, LocalDate from, int years) {
        certificates.add(ids.next(), staff, home.id, kind, sign + dice.digits(10), from, years == 0 ? null : from.plusYears(years).minusDays(1));
    }
}

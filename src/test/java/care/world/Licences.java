package care.world;

import java.time.LocalDate;
import java.util.*;

/** Licences with their terms: renewed ones carry the day they were replaced, seven end within thirty days, two have ended unnoticed. */
final class Licences {
    private static final int SOON = 7;
    private static final int EXPIRED = 2;
    private final Dice dice;
    private final Ids ids;
    private final Land land;
    private final LocalDate today;
    private final List<Needed> needed = new ArrayList<>();
    private final Sheet sheet = new Sheet("licence", "id, facility_id, kind, number, issuer, valid_from, valid_until, ended_on");

    /** @param years the term; 0: no end */
    private record Needed(Home home, String kind, String issuer, int years, String sign, int digits) {
    }

    Licences(Dice dice, Ids ids, Land land, LocalDate today) {
        this.dice = dice;
        this.ids = ids;
        this.land = land;
        this.today = today;
    }

    void grant(Home home) {
        if (home.is("FOUND")) return;
        String county = (home.county().equals("640502") ? "中卫市" : "") + land.countyName(home.region);
        if (home.profit) need(home, "REGISTRATION", county + "市场监督管理局", 0, "营", 9);
        else need(home, "REGISTRATION", county + "民政局", 5, "民登", 8);
        need(home, "FIRE_ACCEPTANCE", county + "住房和城乡建设局", 0, "消验", 7);
        need(home, "FOOD", county + "市场监督管理局", 5, "JY3", 14);
        if (home.isMedical()) need(home, "MEDICAL", county + "卫生健康局", 5, "PDY", 10);
        if (home.beds.size() >= 80) need(home, "LIFT", "中卫市市场监督管理局", 1, "梯", 8);
        if (home.beds.size() >= 50) need(home, "BUILDING_SAFETY", "宁夏砥石房屋安全鉴定有限公司", 5, "鉴", 8);
    }

    private void need(Home home, String kind, String issuer, int years, String sign, int digits) {
        needed.add(new Needed(home, kind, issuer, years, sign, digits));
    }

    /** Called once all are known. One of the first operator's ends soon, the others are anybody's. */
    Sheet sheet() {
        List<Needed> ending = new ArrayList<>(needed.stream().filter(n -> n.home.is("OPERATOR_1") && n.kind.equals("FOOD")).toList());
        dice.shuffled(needed).stream().filter(n -> n.years > 0 && !n.home.is("CANCELLED") && n.home.opened.isBefore(today.minusYears(2)) && !ending.contains(n))
            .limit(SOON + EXPIRED - 1).forEach(ending::add);
        for (Needed n : needed) {
            int place = ending.indexOf(n);
            LocalDate until = place < 0 ? usual(n) : place < SOON ? today.plusDays(dice.between(2, 29)) : today.minusDays(dice.between(3, 18));
            write(n, until);
        }
        return sheet;
    }

    /** Some time ahead; of a house that has just opened, the whole term. */
    private LocalDate usual(Needed n) {
        if (n.years == 0) return null;
        LocalDate whole = n.home.opened.plusYears(n.years);
        LocalDate some = today.plusDays(dice.between(45, n.years * 365 - 20));
        return whole.minusDays(20).isAfter(today) && whole.isBefore(some) ? whole : some;
    }

    /** From the one in force back to the first. */
    private void write(Needed n, LocalDate until) {
        LocalDate first = n.home.opened.minusDays(dice.between(20, 60));
        LocalDate ended = n.home.is("CANCELLED") ? Home.CLOSED : null;
        while (true) {
            LocalDate from = until == null ? first : until.minusYears(n.years).plusDays(1);
            if (from.isBefore(first.plusDays(60))) from = first;
            sheet.add(ids.next(), n.home.id, n.kind, n.sign + dice.digits(n.digits), n.issuer, from, until, ended);
            if (from.equals(first)) return;
            ended = from;
            until = from.plusDays(dice.between(0, 20));
        }
    }
}

package care.world;

import java.nio.charset.StandardCharsets;
import java.security.*;
import java.time.LocalDate;
import java.util.*;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The dated lists of who is entitled to what: the two months of the published text (4,894 newly listed for subsistence and 119 extremely
 * poor in December 2022; of the monitored, 621, 564 and 807 on the rural list), and the lists of last month and this one. Whoever lives in
 * no facility is made here; what is invented besides the text's figures is drawn.
 */
final class Rosters {
    static final LocalDate NOVEMBER = LocalDate.of(2022, 11, 1);
    static final LocalDate DECEMBER = LocalDate.of(2022, 12, 1);
    private static final int AT_HOME = 9000;
    private static final int ADVANCED = 7778;
    private static final int EXTREMELY_POOR = 1863;
    private static final int NEWLY_POOR = 119;
    private static final int URBAN = 800;
    private static final int NEWLY_URBAN = 394;
    private static final int RURAL = 6600;
    private static final int NEWLY_RURAL = 4500;
    private static final int NOT_YET_HELPED = 12;           // per county and kind of hardship
    private static final Map<String, Integer> HELPED = new TreeMap<>(Map.of("MONITORED_UNSTABLE", 621, "MONITORED_AT_RISK", 564, "MONITORED_HARDSHIP", 807));
    private static final Map<String, String> NAMES = Map.of("SUBSISTENCE_URBAN", "城市低保", "SUBSISTENCE_RURAL", "农村低保", "EXTREME_POVERTY", "特困供养", "ADVANCED_AGE", "高龄津贴", "DISABILITY", "残疾人两项补贴",
        "MONITORED_UNSTABLE", "脱贫不稳定户", "MONITORED_AT_RISK", "边缘易致贫户", "MONITORED_HARDSHIP", "突发严重困难户");

    private record Entry(String region, String level, Integer fen) {
    }

    final Sheet rosters = new Sheet("roster", "id, category, as_of, region_code, source, sha256, lines, entered_by, entered_at");
    final Sheet lines = new Sheet("roster_line", "roster_id, person_id, region_code, level, amount_fen");
    final Sheet payments = new Sheet("payment", "person_id, month, category, region_code, amount_fen");
    /** In the order in which they are accepted. */
    final List<Long> accepted = new ArrayList<>();
    private final Dice dice;
    private final People people;
    private final Land land;
    private final Ids ids;
    private final LocalDate today;
    private final List<Stay> stays;
    private final Map<Person, LocalDate> died = new HashMap<>();
    private final Map<String, Map<Person, Entry>> december = new LinkedHashMap<>();
    private final Map<String, Map<Person, Entry>> lastMonth = new LinkedHashMap<>();
    private final Set<Person> notYetHelped = new LinkedHashSet<>();

    Rosters(Dice dice, People people, Land land, Ids ids, LocalDate today, List<Stay> stays) {
        this.dice = dice;
        this.people = people;
        this.land = land;
        this.ids = ids;
        this.today = today;
        this.stays = stays;
        stays.stream().filter(stay -> "DIED".equals(stay.reason)).forEach(stay -> died.put(stay.person, stay.until));
    }

    void draw() {
        List<Person> everybody = people.all.stream().filter(p -> p.identity().value().startsWith("6405") && lives(p, DECEMBER)).collect(Collectors.toCollection(ArrayList::new));
        List<Person> old = everybody.stream().filter(p -> aged(p, 80, DECEMBER)).collect(Collectors.toCollection(ArrayList::new));
        for (int i = 0; i < AT_HOME; i++) {
            Person person = people.atHome(dice.pick("640502", "640521", "640522"), DECEMBER, old.size() < ADVANCED);
            everybody.add(person);
            if (old.size() < ADVANCED && aged(person, 80, DECEMBER)) old.add(person);
        }
        everybody = dice.shuffled(everybody);
        december.put("ADVANCED_AGE", entries("ADVANCED_AGE", old.subList(0, ADVANCED), DECEMBER));
        benefits(everybody);
        hardship(everybody);
        december.put("DISABILITY", entries("DISABILITY", everybody.subList(0, 1500), DECEMBER));
        List.of("MONITORED_UNSTABLE", "MONITORED_AT_RISK", "MONITORED_HARDSHIP", "ADVANCED_AGE", "DISABILITY").forEach(category -> roster(category, DECEMBER, december.get(category), true));
        paid(DECEMBER, december);
        now();
    }

    /** The text's month: who was on the list before, who is new, who left, moved or draws another amount. */
    private void benefits(List<Person> everybody) {
        Set<Person> inWelfareHomes = stays.stream().filter(stay -> stay.bed.home.kind.equals("WELFARE_HOME") && !stay.from.isAfter(DECEMBER) && (stay.until == null || stay.until.isAfter(DECEMBER))).map(stay -> stay.person).collect(Collectors.toSet());
        List<Person> poor = everybody.stream().sorted(Comparator.comparing(p -> !inWelfareHomes.contains(p))).limit(EXTREMELY_POOR + 14).toList();
        Set<Person> taken = new HashSet<>(poor);
        List<Person> townspeople = everybody.stream().filter(p -> !taken.contains(p) && urban(p)).limit(URBAN + 12).toList();
        List<Person> villagers = everybody.stream().filter(p -> !taken.contains(p) && !urban(p)).limit(RURAL + 65).toList();
        twoMonths("EXTREME_POVERTY", poor, EXTREMELY_POOR, NEWLY_POOR);
        twoMonths("SUBSISTENCE_URBAN", townspeople, URBAN, NEWLY_URBAN);
        twoMonths("SUBSISTENCE_RURAL", villagers, RURAL, NEWLY_RURAL);
    }

    /** @param all those on the list in December, and after them those who left @param added how many of the first are new */
    private void twoMonths(String category, List<Person> all, int count, int added) {
        List<Person> drawn = dice.shuffled(all.subList(0, count));
        Map<Person, Entry> now = entries(category, drawn, DECEMBER);
        Map<Person, Entry> before = new LinkedHashMap<>();
        drawn.subList(added, count).forEach(p -> before.put(p, dice.chance(0.02) ? otherwise(p, now.get(p)) : now.get(p)));
        before.putAll(entries(category, all.subList(count, all.size()), NOVEMBER));
        roster(category, NOVEMBER, before, true);
        december.put(category, now);
        roster(category, DECEMBER, now, true);
    }

    private Entry otherwise(Person p, Entry entry) {
        return dice.chance(0.2) ? new Entry(land.village(Land.town(dice.pick(land.towns(Land.county(p.region())))), dice), entry.level, entry.fen) : new Entry(entry.region, entry.level, entry.fen - 2000);
    }

    private void hardship(List<Person> everybody) {
        List<Person> helped = dice.shuffled(december.get("SUBSISTENCE_RURAL").keySet());
        Set<Person> drawing = Stream.of("EXTREME_POVERTY", "SUBSISTENCE_URBAN", "SUBSISTENCE_RURAL").flatMap(category -> december.get(category).keySet().stream()).collect(Collectors.toSet());
        Map<String, Iterator<Person>> others = new HashMap<>();
        for (String county : List.of("640502", "640521", "640522")) others.put(county, everybody.stream().filter(p -> !drawing.contains(p) && !died.containsKey(p) && p.region().startsWith(county)).iterator());
        int from = 0;
        for (Map.Entry<String, Integer> kind : HELPED.entrySet()) {
            List<Person> watched = new ArrayList<>(helped.subList(from, from += kind.getValue()));
            for (Iterator<Person> county : others.values()) for (int i = 0; i < NOT_YET_HELPED; i++) {
                Person person = county.next();
                notYetHelped.add(person);
                watched.add(person);
            }
            december.put(kind.getKey(), entries(kind.getKey(), watched, DECEMBER));
        }
    }

    /** Last month's lists and this month's; the newest of the towns still waits to be accepted. */
    private void now() {
        LocalDate month = today.withDayOfMonth(1);
        december.forEach((category, then) -> {
            Map<Person, Entry> still = new LinkedHashMap<>();
            then.keySet().stream().filter(p -> lives(p, today) && (category.startsWith("MONITORED") || dice.chance(0.88))).forEach(p -> still.put(p, entry(category, p, month)));
            lastMonth.put(category, still);
        });
        lastMonth.keySet().stream().filter(category -> category.startsWith("MONITORED")).forEach(category -> lastMonth.get(category).keySet().stream().filter(p -> !notYetHelped.contains(p)).forEach(p -> lastMonth.get("SUBSISTENCE_RURAL").putIfAbsent(p, entry("SUBSISTENCE_RURAL", p, month))));
        stays.stream().filter(stay -> stay.until == null && stay.kind.equals("RESIDENT")).forEach(stay -> resident(stay.person, stay.bed.home.kind.equals("WELFARE_HOME"), month));
        lastMonth.forEach((category, then) -> {
            roster(category, month.minusMonths(1), then, true);
            Map<Person, Entry> now = new LinkedHashMap<>(then);
            if (!category.startsWith("MONITORED")) december.get(category).keySet().stream().filter(p -> lives(p, today) && !draws(p) && dice.chance(0.06)).forEach(p -> now.putIfAbsent(p, entry(category, p, month)));
            if (!category.startsWith("MONITORED")) now.keySet().removeIf(p -> !lastMonth.get("MONITORED_HARDSHIP").containsKey(p) && !lastMonth.get("MONITORED_AT_RISK").containsKey(p) && !lastMonth.get("MONITORED_UNSTABLE").containsKey(p) && dice.chance(0.004));
            roster(category, month, now, !category.equals("SUBSISTENCE_URBAN"));
        });
        paid(month.minusMonths(1), lastMonth);
    }

    private void resident(Person p, boolean welfareHome, LocalDate month) {
        if (aged(p, 80, month) && dice.chance(0.9)) lastMonth.get("ADVANCED_AGE").putIfAbsent(p, entry("ADVANCED_AGE", p, month));
        if (draws(p) || notYetHelped.contains(p)) return;
        if (dice.chance(welfareHome ? 0.7 : 0.1)) lastMonth.get("EXTREME_POVERTY").put(p, entry("EXTREME_POVERTY", p, month));
        else if (dice.chance(0.16)) {
            String category = urban(p) ? "SUBSISTENCE_URBAN" : "SUBSISTENCE_RURAL";
            lastMonth.get(category).put(p, entry(category, p, month));
        }
    }

    private boolean draws(Person p) {
        return Stream.of("EXTREME_POVERTY", "SUBSISTENCE_URBAN", "SUBSISTENCE_RURAL").anyMatch(category -> lastMonth.get(category).containsKey(p));
    }

    private void paid(LocalDate month, Map<String, Map<Person, Entry>> of) {
        for (String category : List.of("ADVANCED_AGE", "EXTREME_POVERTY")) of.get(category).forEach((p, entry) -> payments.add(p.id(), month, category, entry.region, entry.fen));
    }

    private void roster(String category, LocalDate asOf, Map<Person, Entry> entries, boolean accept) {
        long id = ids.next();
        String source = String.format("%s名册%d年%d月.xlsx", NAMES.get(category), asOf.getYear(), asOf.getMonthValue());
        rosters.add(id, category, asOf, "640500000000", source, sha256(source), entries.size(), "贺望川", asOf.plusDays(1) + " 09:20+08");
        entries.forEach((p, entry) -> lines.add(id, p.id(), entry.region, entry.level, entry.fen));
        if (accept) accepted.add(id);
    }

    private Map<Person, Entry> entries(String category, Collection<Person> listed, LocalDate on) {
        Map<Person, Entry> entries = new LinkedHashMap<>();
        listed.forEach(p -> entries.put(p, entry(category, p, on)));
        return entries;
    }

    /** Monthly amounts of an invented scale, in fen. */
    private Entry entry(String category, Person p, LocalDate on) {
        int third = dice.between(0, 2);
        return switch (category) {
            case "SUBSISTENCE_URBAN" -> new Entry(p.region(), List.of("A类", "B类", "C类").get(third), List.of(68_000, 60_000, 52_000).get(third));
            case "SUBSISTENCE_RURAL" -> new Entry(p.region(), List.of("A类", "B类", "C类").get(third), List.of(48_000, 38_000, 30_000).get(third));
            case "EXTREME_POVERTY" -> new Entry(p.region(), third == 0 ? "集中供养" : "分散供养", third == 0 ? 92_000 : 78_000);
            case "ADVANCED_AGE" -> aged(p, 90, on) ? new Entry(p.region(), "90周岁以上", 45_000) : new Entry(p.region(), "80至89周岁", 25_000);
            case "DISABILITY" -> third == 0 ? new Entry(p.region(), "重度残疾人护理补贴", 12_000) : new Entry(p.region(), "困难残疾人生活补贴", 11_000);
            default -> new Entry(p.region(), null, null);
        };
    }

    private boolean urban(Person p) {
        return land.name(p.region()).contains("居委会") || land.name(p.region()).contains("社区");
    }

    private boolean lives(Person p, LocalDate day) {
        LocalDate end = died.get(p);
        return end == null || end.isAfter(day);
    }

    private static boolean aged(Person p, int years, LocalDate on) {
        return !p.born().plusYears(years).isAfter(on);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

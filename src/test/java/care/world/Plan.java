package care.world;

import care.kernel.Initials;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.*;
import java.time.LocalDate;
import java.util.*;

/**
 * The demonstration as it stands on a day, worked out in memory: facilities and their filings, rooms and beds, older persons and their
 * stays since 2022, licences and staff. The same day and first number give the same plan. The figures of the public text come out:
 * 342 sojourn beds in use on 2022-12-31, ten sojourn guests in 2022.
 */
public final class Plan {
    private static final long SEED = 6405;
    private static final List<String> ROADS = List.of("枣花路", "红柳街", "杞乡路", "沙泉路", "槐荫巷", "向阳街", "长渠路", "云岭路", "麦香街", "文杏路", "听河路", "松涛路");
    private final Dice dice = new Dice(SEED);
    private final LocalDate today;
    private final Ids ids;
    private final Land land;
    private final List<Home> homes = new ArrayList<>();
    private final Sheet facilities = new Sheet("facility", "id, code, name, initials, kind, ownership, profit, region_code, address, credit_code, legal_representative, phone, "
        + "floor_area, premises, leased_until, serves, latitude, longitude, filing, filing_since, first_admission_on, closing_announced_on, closing_on");
    private final Sheet beds = new Sheet("bed", "id, facility_id, room_id, label");
    private final Sheet periods = new Sheet("bed_period", "id, bed_id, facility_id, kind, state, reason, from_day, until_day");
    private final Sheet stays = new Sheet("stay", "id, person_id, bed_id, facility_id, kind, origin, from_day, until_day, end_reason");
    private final Rooms rooms;
    private final People people;
    private final Filings filings;
    private final Licences licences;
    private final Staff staff;
    private final Sheet licenceSheet;
    private final List<Stay> lived = new ArrayList<>();
    private final Rosters rosters;
    private final Assessed assessed;

    /** @param counties the map the application draws, as GeoJSON @param first the first record number that is free */
    public Plan(LocalDate today, long first, Path counties) {
        this.today = today;
        ids = new Ids(first);
        land = new Land(counties);
        rooms = new Rooms(dice.split(), ids, today);
        people = new People(dice.split(), land, ids);
        filings = new Filings(dice.split(), ids, today);
        licences = new Licences(dice.split(), ids, land, today);
        staff = new Staff(dice.split(), ids, today);
        open();
        accommodate();
        homes.forEach(this::describe);
        licenceSheet = licences.sheet();
        rosters = new Rosters(dice.split(), people, land, ids, today, lived);
        rosters.draw();
        assessed = new Assessed(dice.split(), ids, today);
        lived.stream().filter(stay -> stay.until == null || stay.until.isAfter(today)).forEach(assessed::assess);
    }

    private void open() {
        Map<String, Integer> numbers = new HashMap<>();
        for (String[] cells : Lines.of("/care/world/facilities.csv")) {
            String county = Land.county(cells[0]);
            homes.add(new Home(ids.next(), String.format("%s-%03d", county, numbers.merge(county, 1, Integer::sum)), cells, today));
        }
    }

    private void accommodate() {
        homes.forEach(rooms::furnish);
        Care care = new Care(dice.split(), today);
        care.takeOutOfService(homes);
        care.nursing(homes);
        Residents residents = new Residents(dice.split(), people, ids, today, homes);
        residents.live();
        Sojourns sojourns = new Sojourns(dice.split(), people, ids, today, homes);
        sojourns.visit();
        for (Home home : homes) for (Bed bed : home.beds) {
            beds.add(bed.id, home.id, bed.room, bed.label);
            for (Bed.Period p : bed.periods()) periods.add(ids.next(), bed.id, home.id, bed.kindOn(p.from()), p.inUse() ? "IN_USE" : "OUT_OF_SERVICE", p.reason(), p.from(), p.until());
        }
        residents.all.forEach(this::write);
        lived.addAll(residents.all);
        sojourns.all.forEach(this::write);
        Dice atHome = dice.split();
        for (int i = 0; i < 400; i++) people.villager(atHome.pick(homes).region, today.minusDays(30));
    }

    private void write(Stay stay) {
        stays.add(stay.id, stay.person.id(), stay.bed.id, stay.bed.home.id, stay.kind, stay.origin, stay.from, stay.until, stay.reason);
    }

    private void describe(Home home) {
        Dice own = dice.split();
        String director = new Names(own.split()).person(home.county());
        filings.tell(home);
        licences.grant(home);
        staff.employ(home, director);
        Filings.Step first = filings.steps(home).get(0);
        Land.Point place = land.near(home.region, own);
        String premises = home.ownership.equals("PRIVATE") ? own.pick("LEASED", "LEASED", "OWNED") : home.ownership.equals("PUBLIC") ? own.pick("OWNED", "OWNED", "PROVIDED") : "PROVIDED";
        boolean unregistered = home.is("FOUND");
        facilities.add(home.id, home.code, home.name, Initials.of(home.name), home.kind, home.ownership, home.profit, home.region, address(home, own),
            unregistered ? null : CreditCode.of(home.profit ? "91" : home.ownership.equals("PUBLIC") ? "12" : "52", home.county(), own.digits(8)),
            director, "0955-" + own.between(5, 8) + own.digits(6), area(home, own), premises, premises.equals("LEASED") ? today.plusDays(own.between(200, 2200)) : null,
            serves(home), place.latitude(), place.longitude(), first.filing(), first.since(), home.firstAdmission().orElse(null),
            home.is("CANCELLED") ? Home.CLOSING_ANNOUNCED : null, home.is("CANCELLED") ? Home.CLOSED : null);
    }

    private String address(Home home, Dice dice) {
        String village = land.village(home.region, dice);
        return "中卫市" + land.countyName(home.region) + land.name(home.region) + land.spoken(village) + dice.pick(ROADS) + dice.between(1, 188) + "号";
    }

    private static String area(Home home, Dice dice) {
        return String.format("%.2f", home.beds.size() < 10 ? dice.between(260.0, 600) : home.beds.size() * dice.between(23.0, 38));
    }

    private static String serves(Home home) {
        return switch (home.kind) {
            case "WELFARE_HOME" -> "特困供养人员、社会寄养老年人";
            case "NURSING_HOME" -> "自理、半失能和失能老年人";
            case "WELLNESS_CENTRE" -> home.sojournBeds > 0 ? "康复护理、旅居康养老年人" : "康复护理老年人";
            default -> "社区60周岁以上老年人";
        };
    }

    /** In the order in which they may be inserted; persons come between beds and stays. */
    public List<Sheet> beforePersons() {
        return List.of(facilities, filings.filings, filings.gaps, filings.events, licenceSheet, staff.staff, staff.certificates, rooms.buildings, rooms.rooms, beds, periods);
    }

    public Sheet stays() {
        return stays;
    }

    /** Rosters as drafts, their lines, payments: after the persons. */
    public List<Sheet> rosters() {
        return List.of(rosters.rosters, rosters.lines, rosters.payments);
    }

    /** Assessments and their points: after persons and facilities. */
    public List<Sheet> assessments() {
        return List.of(assessed.assessments, assessed.scores);
    }

    /** A person's grade of ability and the day it was found; null when nobody has assessed them. */
    public Assessed.Latest ability(Person person) {
        return assessed.latest.get(person.id());
    }

    /** Which rosters are accepted, in that order. */
    public List<Long> acceptedRosters() {
        return Collections.unmodifiableList(rosters.accepted);
    }

    public List<Person> persons() {
        return Collections.unmodifiableList(people.all);
    }

    /** What follows the state each facility began in, in the order of the days. */
    public List<Step> laterSteps() {
        return homes.stream().flatMap(home -> filings.steps(home).stream().skip(1)).map(step -> new Step(step.facility(), step.filing(), step.since())).sorted(Comparator.comparing(Step::since)).toList();
    }

    public record Step(long facility, String filing, LocalDate since) {
    }

    /** The facility an operator's account belongs to. */
    public record Place(long facility, String region) {
    }

    public Place operator(int number) {
        return homes.stream().filter(home -> home.is("OPERATOR_" + number)).map(home -> new Place(home.id, home.region)).findFirst().orElseThrow();
    }

    public long lastId() {
        return ids.last();
    }

    /** SHA-256 of every row of the plan. */
    public String fingerprint() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (Sheet sheet : beforePersons()) sha.update(sheet.text().getBytes(StandardCharsets.UTF_8));
            for (Person p : people.all) sha.update((p.id() + p.identity().value() + p.name() + p.sex() + p.born() + p.region() + p.phone()).getBytes(StandardCharsets.UTF_8));
            sha.update(stays.text().getBytes(StandardCharsets.UTF_8));
            for (Sheet sheet : assessments()) sha.update(sheet.text().getBytes(StandardCharsets.UTF_8));
            for (Sheet sheet : rosters()) sha.update(sheet.text().getBytes(StandardCharsets.UTF_8));
            sha.update(laterSteps().toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package care;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.*;
import java.net.*;
import java.net.http.*;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.sql.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.regex.*;
import java.util.stream.*;
import java.util.zip.*;
import org.postgresql.ds.PGSimpleDataSource;

/** Canteens: a meal at the till, noon, what is sent twice, a month's accounts, and figures that do not grow with the meals behind them. */
final class CanteenBench {
    private static final int MILLION = Integer.getInteger("bench.rows", 1_000_000);
    private static final int CLIENTS = 16;
    private static final int ROUNDS = 5;
    private static final int TURNS = 9;
    private static final int WARM = 6;
    private static final int CHECK_INS = 2_000;
    private static final int BATCH = 500;
    private static final int CANTEENS = 300;
    private static final int CARDS = 40_000;
    private static final int NOON = 20_000;
    private static final int DAYS = 31;
    /** Canteens with guests in the figures, so that few meals are enough for each class at each sitting of each day. */
    private static final int GUESTED = 30;
    private static final int A_SITTING = MILLION / 100 / DAYS / 2 + 1;
    private static final int LOOKS = 60;
    private static final String COUNTY = "640502";
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private static final Pattern VIEW = Pattern.compile("name=\"jakarta.faces.ViewState\"[^>]*value=\"([^\"]*)\"");

    /** What a number of rounds came to. */
    private record Spread(double median, double least, double most) {
        static Spread of(double[] values) {
            return new Spread(Bench.median(values), Arrays.stream(values).min().orElse(0), Arrays.stream(values).max().orElse(0));
        }

        String rate() {
            return String.format(Locale.ROOT, "%,.0f / s (%,.0f – %,.0f)", median, least, most);
        }

        String seconds() {
            return String.format(Locale.ROOT, "%.2f s (%.2f – %.2f)", median, least, most);
        }

        String milliseconds() {
            return String.format(Locale.ROOT, "%.1f ms", median * 1000);
        }
    }

    /** One client's turn with a meal nobody has had. */
    private interface Turn {
        void take(int meal) throws Exception;
    }

    private final Bench bench;
    private final Run run;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    /** Meals that nobody has had yet: a person of the cards on a day at a sitting. */
    private final AtomicInteger next = new AtomicInteger();
    private final List<Long> persons = new ArrayList<>();
    private long facility;
    private long canteen;
    private long tier;
    private String token;

    CanteenBench(Bench bench, Run run) {
        this.bench = bench;
        this.run = run;
    }

    void run() throws Exception {
        prepare();
        checkIns();
        noon();
        twice();
        settlement();
        figures();
    }

    /** A canteen of the operator whose tablet takes meals, three hundred more in the county, and people with cards. */
    private void prepare() throws Exception {
        try (Connection owner = run.database().owner().getConnection(); Statement statement = owner.createStatement()) {
            facility = Bench.one(statement, "select facility_id from account where username = 'operator-1'");
            statement.execute("insert into canteen (facility_id, code, name, region_code, address, contact, phone, seats, weekdays, licence_number, licence_until, state, state_since)"
                + " select coalesce(f.id, " + facility + "), 'B-' || lpad(n::text, 3, '0'), '第' || n || '老饭桌', v.code, '村部', '负责人', '0955-7060000', 40, '{1,2,3,4,5,6,7}', 'JY' || n, current_date + 300, 'OPEN', current_date - 400"
                + " from generate_series(0, " + CANTEENS + ") n join (select code, row_number() over (order by code) - 1 as at, count(*) over () as many from region where level = 5 and code like '" + COUNTY + "%') v on v.at = n % v.many"
                + " left join (select id, row_number() over (order by id) - 1 as at, count(*) over () as many from facility where region_code like '" + COUNTY + "%') f on n > 0 and f.at = n % f.many");
            statement.execute("insert into canteen_status (canteen_id, facility_id, state, from_day, by_whom) select id, facility_id, 'OPEN', current_date - 400, 'bench' from canteen where code like 'B-%'");
            statement.execute("insert into canteen_sitting select c.id, c.facility_id, s.sitting, s.opens::time, s.closes::time from canteen c cross join (values ('LUNCH', '11:00', '13:00'), ('DINNER', '17:00', '18:30')) s(sitting, opens, closes) where c.code like 'B-%'");
            canteen = Bench.one(statement, "select id from canteen where code = 'B-000'");
            tier = Bench.one(statement, "select id from meal_tier where region_code = '" + COUNTY + "000000' and guest_class = 'AGED_65' and sitting = 'LUNCH' and valid_until is null");
            int many = Math.max(CARDS, 10 * MILLION / DAYS / 2 + 1);
            statement.execute("insert into person (identity_hash, identity_cipher, identity_mask, name, initials, sex, born, region_code) select sha256(convert_to('bench' || n, 'UTF8')), (select identity_cipher from person order by id limit 1), '640502********' || lpad((n % 10000)::text, 4, '0'), '食客' || n % 1000, 'SK', case n % 2 when 0 then 'MALE' else 'FEMALE' end,"
                + " date '1948-01-01' - n % 400, v.code from generate_series(1, " + many + ") n join (select code, row_number() over (order by code) - 1 as at, count(*) over () as many from region where level = 5 and code like '" + COUNTY + "%') v on v.at = n % v.many");
            statement.execute("create table eater as select p.id, row_number() over (order by p.id) - 1 as n from person p where p.initials = 'SK' and p.name like '食客%'");
            statement.execute("insert into meal_card (number, person_id, region_code, issued_on, issued_by) select 'B' || lpad(n::text, 11, '0'), id, '" + COUNTY + "100000', current_date, 'bench' from eater where n < " + CARDS);
            statement.execute("create table price as select t.guest_class, t.sitting, t.id, t.price_fen, t.person_fen, t.district_fen, t.village_fen, t.donor_fen, row_number() over (partition by t.sitting order by t.guest_class) - 1 as n"
                + " from (select distinct on (guest_class, sitting) * from meal_tier where region_code in ('" + COUNTY + "000000', '640500000000') and valid_until is null and sitting in ('LUNCH', 'DINNER') order by guest_class, sitting, region_code desc) t");
            try (ResultSet found = statement.executeQuery("select id from eater where n < " + CARDS + " order by n")) {
                while (found.next()) persons.add(found.getLong(1));
            }
            statement.execute("analyze");
        }
        JsonNode device = json(post("devices", basic("operator-1"), "{\"name\":\"bench\"}", null));
        token = "Bearer " + device.get("token").asText();
    }

    // --- one by one, many at once, twice ----------------------------------------------------------------------------------------------

    /** The same number of meals by the tablet's token, by a password, and by the bare servlet, in turns. */
    private void checkIns() throws Exception {
        Path war = deploy();
        try {
            Turn tablet = meal -> checkIn(token, meal);
            Turn program = meal -> checkIn(basic("operator-1"), meal);
            for (int i = 0; i < WARM; i++) for (Turn turn : List.<Turn>of(tablet, program, this::bare)) clients(turn);      // a server that has been up for a while
            double[] tablets = new double[TURNS];
            double[] programs = new double[TURNS];
            double[] bares = new double[TURNS];
            double[] ratios = new double[TURNS];
            for (int i = 0; i < TURNS; i++) {
                bares[i] = clients(this::bare);
                tablets[i] = clients(tablet);
                programs[i] = clients(program);
                ratios[i] = tablets[i] / bares[i];
            }
            Spread of = Spread.of(ratios);
            bench.line("a meal at the till, " + CLIENTS + " clients at one canteen", Spread.of(tablets).rate() + ", with a password " + Spread.of(programs).rate(),
                String.format(Locale.ROOT, "0.5 × bare servlet without login %s; of it %.2f (%.2f – %.2f)", Spread.of(bares).rate(), of.median, of.least, of.most), 0.5 / of.median);
        } finally {
            Files.delete(war);
        }
    }

    /** @return meals a second */
    private double clients(Turn turn) throws Exception {
        int first = next.getAndAdd(CHECK_INS);
        AtomicInteger number = new AtomicInteger();
        return CHECK_INS / together(CLIENTS, () -> {
            for (int n = number.getAndIncrement(); n < CHECK_INS; n = number.getAndIncrement()) turn.take(first + n);
            return null;
        });
    }

    private static double together(int clients, Callable<?> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            long from = System.nanoTime();
            for (Future<?> one : threads.invokeAll(Collections.nCopies(clients, work))) one.get();
            return (System.nanoTime() - from) / 1e9;
        } finally {
            threads.shutdown();
        }
    }

    private void checkIn(String who, int meal) throws Exception {
        HttpResponse<String> answer = post("meals", who, "{\"canteenId\":" + canteen + ",\"date\":\"" + day(meal) + "\",\"sitting\":\"" + sitting(meal) + "\"," + guest(meal) + "}", null);
        if (answer.statusCode() != 201) throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }

    private void bare(int meal) throws Exception {
        String row = "[{\"person\":" + persons.get(meal % CARDS) + ",\"guest\":null,\"guest_class\":\"AGED_65\",\"tier\":" + tier + ",\"person_fen\":1000,\"district_fen\":400,\"village_fen\":0,\"donor_fen\":0,\"way\":\"CARD\",\"at\":\"" + at(meal) + "\",\"proof\":null}]";
        String form = "canteen=" + canteen + "&facility=" + facility + "&day=" + day(meal) + "&sitting=" + sitting(meal) + "&actor=operator-1&meal=" + URLEncoder.encode(row, StandardCharsets.UTF_8);
        int status = http.send(HttpRequest.newBuilder(URI.create(run.address() + "bare/meals")).header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form)).build(), BodyHandlers.discarding()).statusCode();
        if (status != 201) throw new IllegalStateException("answered " + status);
    }

    /** Four tablets whose line is back send what they kept of one canteen, each batch under its key. */
    private void noon() throws Exception {
        double[] rates = new double[ROUNDS];
        batches(NOON);      // warm
        for (int i = 0; i < ROUNDS; i++) rates[i] = NOON / batches(NOON);
        double[] singles = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) singles[i] = clients(meal -> checkIn(token, meal));
        Spread kept = Spread.of(rates);
        bench.line("one canteen at noon, kept meals in batches of " + BATCH + ", 4 tablets", kept.rate() + "; without limit: one by one, " + CLIENTS + " clients, " + Spread.of(singles).rate(), "1,000 / s", 1000 / kept.median);
    }

    private double batches(int meals) throws Exception {
        int first = whole(meals);
        AtomicInteger number = new AtomicInteger();
        return together(4, () -> {
            for (int n = number.getAndIncrement(); n < meals / BATCH; n = number.getAndIncrement()) {
                int from = first + n * BATCH;
                batch(IntStream.range(from, from + BATCH).boxed().toList(), UUID.randomUUID().toString());
            }
            return null;
        });
    }

    /** Batches of one sitting each. @return the first meal of so many */
    private int whole(int meals) {
        int first = (next.get() + BATCH - 1) / BATCH * BATCH;
        next.set(first + meals);
        return first;
    }

    private JsonNode batch(List<Integer> meals, String key) throws Exception {
        int any = meals.get(0);
        return json(post("meals/batch", token, "{\"canteenId\":" + canteen + ",\"date\":\"" + day(any) + "\",\"sitting\":\"" + sitting(any) + "\",\"meals\":[" + meals.stream().map(meal -> "{" + guest(meal) + "}").collect(Collectors.joining(",")) + "]}", key));
    }

    /** Every meal is sent twice by clients at the same moment: half of the batches under the same key, half without one and the other way round. */
    private void twice() throws Exception {
        int meals = 50_000;
        int first = whole(meals);
        long before = number("select count(*) from meal where canteen_id = " + canteen);
        AtomicInteger number = new AtomicInteger();
        AtomicLong taken = new AtomicLong();
        AtomicLong again = new AtomicLong();
        double seconds = together(8, () -> {
            for (int n = number.getAndIncrement(); n < 2 * meals / BATCH; n = number.getAndIncrement()) {
                int from = first + n / 2 * BATCH;
                boolean keyed = n / 2 % 2 == 0;
                List<Integer> several = new ArrayList<>(IntStream.range(from, from + BATCH).boxed().toList());
                if (!keyed && n % 2 == 1) Collections.reverse(several);
                for (JsonNode one : batch(several, keyed ? "bench-" + from : null).get("results")) (one.get("outcome").asText().equals("TAKEN") ? taken : again).incrementAndGet();
            }
            return null;
        });
        long rows = number("select count(*) from meal where canteen_id = " + canteen) - before;
        long same = number("select count(*) - count(distinct (person_id, day, sitting)) from meal where canteen_id = " + canteen + " and cancelled_at is null");
        long doubts = number("select count(*) from meal_doubt where canteen_id = " + canteen);
        long miscounted = number("select count(*) from (select canteen_id, day, sitting, guest_class, count(*) as meals, sum(person_fen) as person, sum(district_fen) as district from meal group by 1, 2, 3, 4) m"
            + " full join (select canteen_id, day, sitting, guest_class, sum(meals) as meals, sum(person_fen) as person, sum(district_fen) as district from meal_count group by 1, 2, 3, 4) c using (canteen_id, day, sitting, guest_class) where (m.meals, m.person, m.district) is distinct from (c.meals, c.person, c.district) and coalesce(c.meals, 0) > 0 and canteen_id = " + canteen);
        System.out.println("told taken " + taken + ", told before " + again + ", in " + Bench.seconds(seconds));
        long wrong = same + Math.abs(rows - meals) + doubts + miscounted;
        bench.line("100,000 meals sent, each of 50,000 by two of 8 clients at once", same + " duplicates, " + Math.abs(rows - meals) + " lost, " + doubts + " in doubt, " + miscounted + " counts differ", "0", wrong == 0 ? 0 : 1 + wrong);
    }

    // --- a month ---------------------------------------------------------------------------------------------------------------------

    /** Writes meals of the first so many canteens: everybody who is meant eats at both sittings of each day, always at the same canteen in the same class. */
    private static String meals(Object first, Object last, int canteens, String who, int most) {
        return "insert into meal (canteen_id, facility_id, person_id, day, sitting, guest_class, tier_id, price_fen, person_fen, district_fen, village_fen, donor_fen, way, taken_at, received_at, actor)"
            + " select c.id, c.facility_id, e.id, d.day, s.sitting, t.guest_class, t.id, t.price_fen, t.person_fen, t.district_fen, t.village_fen, t.donor_fen, 'CARD', (d.day + time '12:00') at time zone 'Asia/Shanghai', (d.day + time '12:01') at time zone 'Asia/Shanghai', 'bench'"
            + " from (select day::date as day from generate_series(date '" + first + "', date '" + last + "', interval '1 day') day) d cross join (values ('LUNCH'), ('DINNER')) s(sitting) join eater e on " + who
            + " join (select id, facility_id, row_number() over (order by code) - 1 as n from canteen where code like 'B-%' and code > 'B-000') c on c.n = e.n % " + canteens
            + " join price t on t.sitting = s.sitting and t.n = e.n / " + canteens + " % (select count(*) from price where sitting = 'LUNCH') limit " + most;
    }

    /** Drawn by the county over the page, and by the same statement alone as the tables' owner. */
    private void settlement() throws Exception {
        YearMonth month = YearMonth.from(TODAY).minusMonths(3);
        try (Connection owner = run.database().owner().getConnection(); Statement statement = owner.createStatement()) {
            long from = System.nanoTime();
            statement.execute(meals(month.atDay(1), month.atEndOfMonth(), CANTEENS, "e.n < " + (MILLION / 56 + 1), MILLION));
            System.out.println("a month of " + MILLION + " meals was written in " + Bench.seconds((System.nanoTime() - from) / 1e9));
            statement.execute("analyze meal");
            statement.execute("analyze meal_count");
        }
        HttpClient county = login("county-" + COUNTY);
        double[] product = new double[TURNS];
        double[] bare = new double[TURNS];
        double[] ratios = new double[TURNS];
        for (int i = -1; i < TURNS; i++) {
            double drawn = draw(county, month);
            long accounts = undone(month);
            double sql = bareDraw(month);
            if (accounts != CANTEENS || undone(month) != CANTEENS) throw new IllegalStateException(accounts + " accounts");
            if (i < 0) continue;
            product[i] = drawn;
            bare[i] = sql;
            ratios[i] = drawn / sql;
        }
        Spread of = Spread.of(ratios);
        bench.line("a month's accounts of 1 M meals at " + CANTEENS + " canteens", Spread.of(product).seconds(), String.format(Locale.ROOT, "1.5 × the same insert … select alone %s; of it %.2f (%.2f – %.2f)", Spread.of(bare).seconds(), of.median, of.least, of.most), of.median / 1.5);
    }

    private double draw(HttpClient county, YearMonth month) throws Exception {
        String page = run.address() + "mealsettlement/list.xhtml?month=" + month;
        String form = "d=d&d%3Adraw=d%3Adraw&jakarta.faces.ViewState=" + view(get(county, page));
        long from = System.nanoTime();
        HttpResponse<String> answer = county.send(HttpRequest.newBuilder(URI.create(page)).header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form)).build(), BodyHandlers.ofString());
        double seconds = (System.nanoTime() - from) / 1e9;
        if (answer.statusCode() != 302) throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        return seconds;
    }

    private double bareDraw(YearMonth month) throws SQLException {
        String day = "date '" + month.atDay(1) + "'";
        try (Connection owner = run.database().owner().getConnection(); Statement statement = owner.createStatement()) {
            long from = System.nanoTime();
            statement.execute("""
                with moment as materialized (select clock_timestamp() as at),
                due as materialized (select c.id from canteen c where not exists (select 1 from meal_settlement s where s.canteen_id = c.id and s.month = %1$s and s.state not in ('RETURNED', 'REPLACED'))),
                sums as materialized (
                  select m.canteen_id, m.facility_id, m.sitting, m.guest_class, m.tier_id, m.person_fen, m.district_fen, m.village_fen, m.donor_fen, count(*) as meals from meal m join due on due.id = m.canteen_id
                  where m.day >= %1$s and m.day < %1$s + interval '1 month' and m.cancelled_at is null and m.received_at <= (select at from moment)
                  group by 1, 2, 3, 4, 5, 6, 7, 8, 9),
                made as (
                  insert into meal_settlement (canteen_id, facility_id, month, version_no, number, reason, state, until_at, meals, price_fen, person_fen, district_fen, village_fen, donor_fen, before_fen, drawn_by)
                  select x.canteen_id, x.facility_id, %1$s, coalesce(b.last, 0) + 1, c.code || '-' || to_char(%1$s, 'YYYYMM') || '-' || coalesce(b.last, 0) + 1, b.why, 'DRAWN', moment.at, x.meals, x.person + x.district + x.village + x.donor, x.person, x.district, x.village, x.donor, coalesce(b.paid, 0), 'bench'
                  from (select canteen_id, facility_id, sum(meals) as meals, sum(meals * person_fen) as person, sum(meals * district_fen) as district, sum(meals * village_fen) as village, sum(meals * donor_fen) as donor from sums group by 1, 2) x
                  join canteen c on c.id = x.canteen_id cross join moment
                  left join (select canteen_id, max(version_no) as last, sum(paid_fen) as paid, (array_agg(coalesce(replaced_why, returned_why) order by version_no desc))[1] as why from meal_settlement where month = %1$s group by 1) b on b.canteen_id = x.canteen_id
                  returning id, canteen_id)
                insert into meal_settlement_line (settlement_id, facility_id, sitting, guest_class, tier_id, each_person_fen, each_district_fen, each_village_fen, each_donor_fen, meals)
                select made.id, x.facility_id, x.sitting, x.guest_class, x.tier_id, x.person_fen, x.district_fen, x.village_fen, x.donor_fen, x.meals from sums x join made on made.canteen_id = x.canteen_id""".formatted(day));
            return (System.nanoTime() - from) / 1e9;
        }
    }

    /** @return how many accounts there were */
    private long undone(YearMonth month) throws SQLException {
        try (Connection owner = run.database().owner().getConnection(); Statement statement = owner.createStatement()) {
            String which = "s.month = date '" + month.atDay(1) + "' and s.canteen_id in (select id from canteen where code like 'B-%')";
            statement.execute("delete from meal_settlement_line l using meal_settlement s where s.id = l.settlement_id and " + which);
            return statement.executeUpdate("delete from meal_settlement s where " + which);
        }
    }

    // --- figures ---------------------------------------------------------------------------------------------------------------------

    private record Look(Spread report, Spread list) {
    }

    /** The report of the last month and the list of canteens, over few meals and over a thousand times as many at the same tables on the same days. */
    private void figures() throws Exception {
        HttpClient county = login("county-" + COUNTY);
        String first = TODAY.minusDays(DAYS + 7).toString();       // before the days of the till
        String last = TODAY.minusDays(8).toString();
        PGSimpleDataSource superuser = superuser();
        // each class at each sitting of each day at each of the canteens that have guests, as later
        fill(superuser, meals(first, last, GUESTED, "e.n < " + A_SITTING, MILLION / 100));
        for (int i = 0; i < 3; i++) look(county, first, last);      // warm
        Look few = look(county, first, last);
        fill(superuser, meals(first, last, GUESTED, "e.n >= " + A_SITTING, 10 * MILLION - MILLION / 100));
        Look many = look(county, first, last);
        bench.line("report of " + CANTEENS + " canteens over " + DAYS + " days, 10 M meals at " + GUESTED + " of them", many.report.milliseconds(), "1.2 × 10,000 meals of the same canteens, days and classes " + few.report.milliseconds(), many.report.median / few.report.median / 1.2);
        bench.line("list of canteens, 10 M meals at " + GUESTED + " of them", many.list.milliseconds(), "1.2 × 10,000 meals of the same canteens, days and classes " + few.list.milliseconds(), many.list.median / few.list.median / 1.2);
    }

    /** Quicker without the keys and counters of each row; the counts are written by one statement, as the counters would, and folded as a night does. */
    private void fill(PGSimpleDataSource superuser, String meals) throws SQLException {
        long from = System.nanoTime();
        try (Connection connection = superuser.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("set search_path = care, public");
            statement.execute("set session_replication_role = replica");
            int rows = statement.executeUpdate(meals);
            statement.execute("delete from meal_count where canteen_id in (select id from canteen where code > 'B-000' and code like 'B-%') and day between date '" + TODAY.minusDays(DAYS + 7) + "' and date '" + TODAY.minusDays(8) + "'");
            statement.execute("insert into meal_count select canteen_id, facility_id, day, sitting, guest_class, 0, count(*), count(*) filter (where way = 'DELIVERY'), sum(price_fen), sum(person_fen), sum(district_fen), sum(village_fen), sum(donor_fen) from meal"
                + " where canteen_id in (select id from canteen where code > 'B-000' and code like 'B-%') and day between date '" + TODAY.minusDays(DAYS + 7) + "' and date '" + TODAY.minusDays(8) + "' group by 1, 2, 3, 4, 5");
            statement.execute("set session_replication_role = origin");
            statement.execute("select fold_meal_counts(current_date)");
            statement.execute("vacuum analyze meal, meal_count");
            System.out.printf(Locale.ROOT, "%,d meals more in %s, %,d counts%n", rows, Bench.seconds((System.nanoTime() - from) / 1e9), Bench.one(statement, "select count(*) from meal_count where day >= date '" + TODAY.minusDays(DAYS + 7) + "'"));
        }
    }

    private Look look(HttpClient county, String first, String last) throws Exception {
        double[] report = new double[LOOKS];
        double[] list = new double[LOOKS];
        for (int i = -LOOKS / 2; i < LOOKS; i++) {
            long from = System.nanoTime();
            String page = get(county, run.address() + "meal/report.xhtml?from=" + first + "&last=" + last);
            long between = System.nanoTime();
            get(county, run.address() + "canteen/list.xhtml");
            long until = System.nanoTime();
            if (!page.contains("第" + CANTEENS + "老饭桌")) throw new IllegalStateException("no figures");
            if (i < 0) continue;
            report[i] = (between - from) / 1e9;
            list[i] = (until - between) / 1e9;
        }
        return new Look(Spread.of(report), Spread.of(list));
    }

    // --- by the way ------------------------------------------------------------------------------------------------------------------

    private PGSimpleDataSource superuser() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {Integer.parseInt(run.database().environment().get("DB_PORT"))});
        source.setDatabaseName("care");
        source.setUser("postgres");
        source.setPassword(run.database().secrets().get("DB_SUPERUSER_PASSWORD"));
        return source;
    }

    private long number(String sql) throws SQLException {
        try (Connection owner = run.database().owner().getConnection(); Statement statement = owner.createStatement()) {
            return Bench.one(statement, sql);
        }
    }

    private static LocalDate day(int meal) {
        return TODAY.minusDays(1 + meal / CARDS / 2);
    }

    private static String sitting(int meal) {
        return meal / CARDS % 2 == 0 ? "LUNCH" : "DINNER";
    }

    private static String at(int meal) {
        return day(meal) + "T12:00:00+08:00";
    }

    private static String guest(int meal) {
        return String.format(Locale.ROOT, "\"card\":\"B%011d\",\"takenAt\":\"%s\"", meal % CARDS, at(meal));
    }

    private String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + run.database().secrets().demoPassword()).getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> post(String path, String who, String body, String key) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(run.address() + "api/v1/" + path)).header("Authorization", who).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        if (key != null) request.header("Idempotency-Key", key);
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() >= 300) throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        return Bench.JSON.readTree(answer.body());
    }

    /** Somebody who has come in by the page. */
    private HttpClient login(String user) throws Exception {
        HttpClient client = HttpClient.newBuilder().cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL)).version(HttpClient.Version.HTTP_1_1).build();
        String page = run.address() + "login.xhtml";
        String form = "f=f&f%3Auser=" + user + "&f%3Apassword=" + URLEncoder.encode(run.database().secrets().demoPassword(), StandardCharsets.UTF_8) + "&f%3Ago=f%3Ago&jakarta.faces.ViewState=" + view(get(client, page));
        HttpResponse<String> answer = client.send(HttpRequest.newBuilder(URI.create(page)).header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form)).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 302) throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        return client;
    }

    private static String get(HttpClient client, String address) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) throw new IllegalStateException(address + " answered " + answer.statusCode());
        return answer.body();
    }

    private static String view(String page) {
        Matcher state = VIEW.matcher(page);
        if (!state.find()) throw new IllegalStateException("no form on the page");
        return URLEncoder.encode(state.group(1), StandardCharsets.UTF_8);
    }

    /** The bare servlet beside the product, in a WAR of its own. */
    private Path deploy() throws Exception {
        Path war = Path.of(System.getProperty("server.dir"), "standalone/deployments/bare.war");
        Path made = Files.createTempFile("bare", ".war");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(made)); InputStream type = BareMeal.class.getResourceAsStream("BareMeal.class")) {
            zip.putNextEntry(new ZipEntry("WEB-INF/classes/care/BareMeal.class"));
            type.transferTo(zip);
        }
        Files.move(made, war, StandardCopyOption.REPLACE_EXISTING);
        for (int i = 0; i < 300; i++) {
            if (http.send(HttpRequest.newBuilder(URI.create(run.address() + "bare/meals")).build(), BodyHandlers.discarding()).statusCode() == 204) return war;
            Thread.sleep(200);
        }
        throw new IllegalStateException("The bare servlet did not start.");
    }
}

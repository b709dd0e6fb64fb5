package care;

import care.person.IdentityNumber;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.google.gson.JsonParser;
import com.microsoft.playwright.*;
import java.io.*;
import java.net.URI;
import java.net.http.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.sql.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.postgresql.PGConnection;

/**
 * Workloads of the running product, scope, sealing and audit on, each beside its peer or its limit in the same run. What counts are the
 * ratios; seconds depend on the machine. Writes docs/performance.md and docs/performance.json.
 */
public final class Bench {
    /** @param ratio measured against its limit: at most 1 is kept */
    record Line(String what, String measured, String beside, double ratio, boolean kept) {
    }

    private static final int MILLION = Integer.getInteger("bench.rows", 1_000_000);
    static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String[] TOWNS = {"沙坡头区滨河镇", "沙坡头区宣和镇", "中宁县石空镇", "海原县李旺镇", "海原县七营镇", "中宁县鸣沙镇"};
    private static final String SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈";
    private static final String GIVEN = "国胜建华秀英桂兰玉珍志强文明春梅福贵永红月娥金凤德海林峰平安康宁";
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Line> lines = new ArrayList<>();
    private final Run run;
    private final Path folder;
    private int next;

    private Bench(Run run, Path folder) {
        this.run = run;
        this.folder = folder;
    }

    public static void main(String[] args) throws Exception {
        Path folder = Project.target().resolve("bench");
        FileUtils.deleteDirectory(folder.toFile());
        Files.createDirectories(folder);
        Run run = new Run(Path.of(System.getProperty("server.dir")), folder.resolve("data"), Integer.getInteger("bench.http.port", 18080), Integer.getInteger("bench.db.port", 25432));
        Runtime.getRuntime().addShutdownHook(new Thread(run::stop, "stop"));
        int code = 1;
        try {
            run.start();
            Bench bench = new Bench(run, folder);
            String only = System.getProperty("bench.only");
            if (only == null || only.equals("visit")) bench.visit();
            if (only == null || only.equals("beds")) bench.beds();
            if (only == null || only.equals("canteens")) new CanteenBench(bench, run).run();
            if (only == null) {
                bench.imports();
                bench.search();
                bench.rosters();
            }
            bench.report(only != null);
            code = bench.lines.stream().allMatch(Line::kept) ? 0 : 1;
        } catch (Exception e) {
            e.printStackTrace();
        }
        run.stop();
        System.exit(code);
    }

    /** What is measured, what it is held against, and how they compare: for the report and the eye. */
    void line(String what, String measured, String beside, double ratio) {
        Line line = new Line(what, measured, beside, ratio, ratio <= 1.0);
        lines.add(line);
        System.out.printf(Locale.ROOT, "%-60s %-22s beside %-34s %5.2f of its limit %s%n", what, measured, beside, ratio, line.kept() ? "" : "EXCEEDED");
    }

    static String seconds(double s) {
        return String.format(Locale.ROOT, s < 0.1 ? "%.4f s" : "%.2f s", s);
    }

    // --- visit ------------------------------------------------------------------------------------------------------------------------

    /** Milliseconds from the tap until the answer lies on the phone's disk, and the bytes of the first load with all that is kept for later. */
    private static final double TAP = 50;
    private static final int SLOWER = 4;
    private static final long FIRST_LOAD = 300 * 1024;

    /** A phone four times slower than this machine, a list of 52 items with twenty photos taken already. */
    @SuppressWarnings("unchecked")
    private void visit() throws Exception {
        long inspection;
        String code;
        try (Connection owner = run.database().owner().getConnection(); Statement statement = owner.createStatement()) {
            inspection = one(statement, "update inspection set domains = '{ELECTRIC,FIRE,FOOD,GAS}' where id = (select i.id from inspection i join inspection_officer x on x.inspection_id = i.id join officer o on o.id = x.officer_id"
                + " where i.state = 'PLANNED' and i.planned_from <= current_date and o.username = 'inspector-640502' order by i.id limit 1) returning id");
            try (ResultSet found = statement.executeQuery("select f.code from facility f join inspection i on i.facility_id = f.id where i.id = " + inspection)) {
                found.next();
                code = found.getString(1);
            }
        }
        try (CuttingProxy road = new CuttingProxy(URI.create(run.address()).getPort()); Browser browser = Chromium.launch()) {
            Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(390, 844).setIsMobile(true).setHasTouch(true).setLocale("zh-CN").setGeolocation(37.51, 105.19).setPermissions(List.of("geolocation")));
            Phone phone = new Phone(page, road.base()).start();
            page.waitForFunction("() => navigator.serviceWorker.controller");
            long load = road.bytes();
            phone.login("inspector-640502", run.database().secrets().demoPassword());
            line("first load of the phone application, worker and reader of codes included", (load + 512) / 1024 + " KB", FIRST_LOAD / 1024 + " KB", (double) load / FIRST_LOAD);
            phone.offline(true);
            phone.arrive(String.valueOf(inspection), code);
            List<Locator> items = page.locator(".item").all();
            for (int i = 0; i < 20; i++) phone.photo(items.get(i), Phone.picture(i));
            page.context().newCDPSession(page).send("Emulation.setCPUThrottlingRate", JsonParser.parseString("{\"rate\": " + SLOWER + "}").getAsJsonObject());
            page.evaluate("""
                () => {
                  window.taps = [];
                  document.addEventListener('click', event => {
                    const item = event.target.closest('[data-outcome]')?.closest('.item');
                    if (!item) return;
                    const from = performance.now();
                    const watch = new MutationObserver(() => {
                      if (item.dataset.saved !== 'yes') return;
                      watch.disconnect();
                      window.taps.push(performance.now() - from);
                    });
                    watch.observe(item, {attributes: true, attributeFilter: ['data-saved']});
                  }, true);
                }""");
            for (String outcome : List.of("NOT_APPLICABLE", "CONFORM", "DEFICIENT", "CONFORM")) for (Locator item : items) {
                item.scrollIntoViewIfNeeded();
                page.waitForTimeout(100);                    // a hand taps what stands still
                item.locator("[data-outcome=" + outcome + "]").click();
                phone.saved(item);
            }
            List<Double> taps = ((List<Number>) page.evaluate("() => window.taps")).stream().map(Number::doubleValue).sorted().toList();
            double most = taps.get(taps.size() * 95 / 100);
            line(taps.size() + " taps until saved, 95 of 100, CPU " + SLOWER + " × slower", String.format(Locale.ROOT, "%.1f ms (median %.1f)", most, taps.get(taps.size() / 2)), String.format(Locale.ROOT, "%.0f ms", TAP), most / TAP);
        }
    }

    // --- beds ------------------------------------------------------------------------------------------------------------------------

    private static final int CLIENTS = 32;
    private static final int ATTEMPTS = Integer.getInteger("bench.attempts", 10_000);
    private static final int NIGHTS = 250;
    /** Who wants a bed. */
    private final List<Long> wanting = new ArrayList<>();

    /** One home with four free beds and many who want one of them for a night: the product over HTTP, and the same statements bare. */
    private void beds() throws Exception {
        long home;
        List<Long> persons = wanting;
        try (Connection owner = run.database().owner().getConnection(); Statement statement = owner.createStatement()) {
            home = one(statement, "select id from facility where region_code like '640502%' and filing = 'FILED' and kind = 'NURSING_HOME' order by id limit 1");
            long building = one(statement, "insert into building (facility_id, name) values (" + home + ", 'bench') returning id");
            long room = one(statement, "insert into room (facility_id, building_id, floor, number) values (" + home + ", " + building + ", 1, 'bench') returning id");
            for (String label : List.of("A", "B", "C", "D")) {
                long bed = one(statement, "insert into bed (facility_id, room_id, label) values (" + home + ", " + room + ", '" + label + "') returning id");
                statement.execute("insert into bed_period (bed_id, facility_id, kind, state, from_day) values (" + bed + ", " + home + ", 'HOME', 'IN_USE', current_date - 400)");
            }
            try (ResultSet found = statement.executeQuery("select p.id from person p where region_code like '640502%' and died_on is null and not exists (select 1 from stay s where s.person_id = p.id) order by id limit 400")) {
                while (found.next()) persons.add(found.getLong(1));
            }
        }
        LocalDate first = LocalDate.now().plusDays(10);
        contest(200, (night, person) -> open(home, person, first.plusDays(night)));      // warm
        emptied(home);
        double product = contest(ATTEMPTS, (night, person) -> open(home, person, first.plusDays(night)));
        emptied(home);
        ThreadLocal<Connection> own = ThreadLocal.withInitial(() -> {
            try {
                Connection connection = run.database().application().getConnection();
                connection.setAutoCommit(false);
                return connection;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        double bare = contest(ATTEMPTS, (night, person) -> bare(own.get(), home, person, first.plusDays(night)));
        emptied(home);
        line(String.format(Locale.ROOT, "%,d attempts of %d clients at four beds", ATTEMPTS, CLIENTS), seconds(product), "bare SQL " + seconds(bare) + " × 1/0.5", product * 0.5 / bare);
    }

    private interface Attempt {
        void at(int night, long person) throws Exception;
    }

    private double contest(int attempts, Attempt attempt) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        AtomicInteger number = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>();
        List<Long> persons = wanting;
        long from = System.nanoTime();
        for (int i = 0; i < CLIENTS; i++) {
            Random dice = new Random(i);
            running.add(clients.submit(() -> {
                while (number.getAndIncrement() < attempts) attempt.at(dice.nextInt(NIGHTS), persons.get(dice.nextInt(persons.size())));
                return null;
            }));
        }
        for (Future<?> client : running) client.get();
        clients.shutdown();
        return (System.nanoTime() - from) / 1e9;
    }

    private void open(long home, long person, LocalDate night) throws Exception {
        String body = "{\"kind\":\"HOME\",\"personId\":" + person + ",\"from\":\"" + night + "\",\"until\":\"" + night.plusDays(1) + "\"}";
        int status = http.send(request("county-640502", "facilities/" + home + "/stays").header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status != 201 && status != 409) throw new IllegalStateException("answered " + status);
    }

    /** What the product does in the database for one attempt, and nothing around it. */
    private static void bare(Connection connection, long home, long person, LocalDate night) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select enter('county-640502', 'COUNTY_OFFICER', '640502', '')");
            statement.execute("select 1 from facility where id = " + home + " for share");
            long bed = one(statement, "select coalesce(free_bed(" + home + ", 'HOME', date '" + night + "', date '" + night.plusDays(1) + "'), 0)");
            if (bed == 0) {
                connection.rollback();
                return;
            }
            statement.execute("insert into stay (person_id, bed_id, facility_id, kind, from_day, until_day) values (" + person + ", " + bed + ", " + home + ", 'RESIDENT', date '" + night + "', date '" + night.plusDays(1) + "')");
            statement.execute("insert into event (facility_id, day, actor, code, args) values (" + home + ", date '" + night + "', 'bench', 'residence.event.moved-in', array['x', 'y'])");
            statement.execute("select audit_append('127.0.0.1', 'Stays.openAny', 'DONE', '640502000000', null, 'Stay', '{}')");
            connection.commit();
        } catch (SQLException refused) {
            connection.rollback();
            if (!refused.getSQLState().equals("23P01")) throw refused;
        }
    }

    private void emptied(long home) throws SQLException {
        try (Connection owner = run.database().owner().getConnection(); Statement statement = owner.createStatement()) {
            statement.execute("delete from stay s using bed b, bed_period p where b.id = s.bed_id and p.bed_id = b.id and p.kind = 'HOME' and s.facility_id = " + home);
        }
    }

    static long one(Statement statement, String sql) throws SQLException {
        try (ResultSet found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }

    // --- imports ---------------------------------------------------------------------------------------------------------------------

    private void imports() throws Exception {
        for (int i = 0; i < 3; i++) bring(xlsx(10_000));       // warm
        double[] small = new double[5];
        for (int i = 0; i < small.length; i++) small[i] = bring(xlsx(10_000));
        double ten = median(small);
        line("10,000 rows XLSX, from received to written", seconds(ten), "1 s", ten / 1.0);

        double nearlyEmpty = bring(csv(100_000)) / 100_000;
        long idle = resident();
        Peak tenThousand = Peak.during(() -> bring(csv(10_000)), this::resident);
        Peak million = Peak.during(() -> bring(csv(MILLION)), this::resident);
        System.out.println("a million rows took " + seconds(million.result));
        double bare = bareCopy();
        line("1 M rows CSV, 5 % bad: rate", seconds(million.result), "bare COPY " + seconds(bare) + " × 1/0.4", million.result * 0.4 / bare);
        line("resident memory over idle at 1 M rows", ((million.highest - idle) >> 10) + " MB", "512 MB", (million.highest - idle) / 1024.0 / 512);
        line("resident memory at 1 M rows over that at 10,000", ((million.highest - tenThousand.highest) >> 10) + " MB", "256 MB", Math.max(0, million.highest - tenThousand.highest) / 1024.0 / 256);
        double full = bring(csv(100_000)) / 100_000;
        line("a row into 1 M persons", String.format(Locale.ROOT, "%.1f µs", full * 1e6), String.format(Locale.ROOT, "1.2 × %.1f µs into few", nearlyEmpty * 1e6), full / nearlyEmpty / 1.2);
    }

    private interface Work {
        double run() throws Exception;
    }

    private interface Measure {
        long take() throws IOException;
    }

    /** The highest a measure went while something ran. */
    private record Peak(double result, long highest) {
        static Peak during(Work work, Measure measure) throws Exception {
            long[] highest = {0};
            Thread watch = new Thread(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    try {
                        highest[0] = Math.max(highest[0], measure.take());
                        Thread.sleep(100);
                    } catch (IOException | InterruptedException over) {
                        return;
                    }
                }
            });
            watch.start();
            double result = work.run();
            watch.interrupt();
            watch.join();
            return new Peak(result, highest[0]);
        }
    }

    /** KB of the server's process. */
    private long resident() throws IOException {
        try (Stream<String> status = Files.lines(Path.of("/proc/" + run.pid() + "/status"))) {
            return status.filter(l -> l.startsWith("VmRSS:")).mapToLong(l -> Long.parseLong(l.replaceAll("\\D", ""))).findFirst().orElse(0);
        }
    }

    /** Rows of persons nobody has yet; every twentieth is wrong in one of five ways. */
    private String[] person() {
        int n = next++;
        LocalDate born = LocalDate.of(1925, 1, 1).plusDays(n % 13_000);
        String first = "6405" + String.format("%02d", 30 + n / 13_000 / 1000) + born.toString().replace("-", "") + String.format("%03d", n / 13_000 % 1000);
        String identity = first + IdentityNumber.check(first);
        String name = "" + SURNAMES.charAt(n * 7 % SURNAMES.length()) + GIVEN.charAt(n * 31 % GIVEN.length()) + GIVEN.charAt(n * 17 / 3 % GIVEN.length());
        String town = TOWNS[n % TOWNS.length];
        switch (n % 100) {
            case 7: identity = first + (identity.endsWith("1") ? '2' : '1'); break;
            case 27: town = "中卫县宣和镇"; break;
            case 47: name = ""; break;
            case 67: identity = first.substring(0, 15); break;
            case 87: town = "火星镇"; break;
            default: break;
        }
        return new String[] {identity, name, town, "139" + String.format("%08d", n), "独居"};
    }

    private Path csv(int rows) throws IOException {
        Path file = Files.createTempFile(folder, "persons", ".csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("身份证号,姓名,户籍地,电话,居住情况\n");
            for (int i = 0; i < rows; i++) out.write(String.join(",", person()) + "\n");
        }
        return file;
    }

    private Path xlsx(int rows) throws IOException {
        Path file = Files.createTempFile(folder, "persons", ".xlsx");
        try (OutputStream out = Files.newOutputStream(file); Workbook book = new Workbook(out, "care", "1.0")) {
            Worksheet sheet = book.newWorksheet("1");
            String[] heads = {"身份证号", "姓名", "户籍地", "电话", "居住情况"};
            for (int c = 0; c < heads.length; c++) sheet.value(0, c, heads[c]);
            for (int r = 1; r <= rows; r++) {
                String[] cells = person();
                for (int c = 0; c < cells.length; c++) sheet.value(r, c, cells[c]);
            }
        }
        return file;
    }

    /** @return seconds from the answer to the upload until everything is written */
    private double bring(Path file) throws Exception {
        String boundary = "bench" + next;
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.concat(
            HttpRequest.BodyPublishers.ofString("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + file.getFileName() + "\"\r\n\r\n"),
            HttpRequest.BodyPublishers.ofFile(file), HttpRequest.BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        JsonNode taken = send(request("imports/persons?dryRun=false&accept=valid").header("Content-Type", "multipart/form-data; boundary=" + boundary).POST(body));
        long from = System.nanoTime();
        Files.delete(file);
        while (true) {
            JsonNode state = send(request("imports/" + taken.get("id").asLong()).GET());
            String now = state.get("state").asText();
            if (now.equals("APPLIED")) return (System.nanoTime() - from) / 1e9;
            if (!now.equals("WAITING") && !now.equals("RUNNING")) throw new IllegalStateException(state.toString());
            Thread.sleep(10);
        }
    }

    private HttpRequest.Builder request(String path) {
        return request("city", path);
    }

    private HttpRequest.Builder request(String user, String path) {
        return HttpRequest.newBuilder(URI.create(run.address() + "api/v1/" + path)).header("Authorization", "Basic " + Base64.getEncoder().encodeToString((user + ":" + run.database().secrets().demoPassword()).getBytes(StandardCharsets.UTF_8)));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        return JSON.readTree(answer.body());
    }

    /** The same million rows, ready to be stored, straight into a table with the register's columns, indexes and triggers. @return seconds */
    private double bareCopy() throws Exception {
        Path rows = folder.resolve("person.copy");
        try (Connection owner = run.database().owner().getConnection(); Statement statement = owner.createStatement()) {
            PGConnection pg = owner.unwrap(PGConnection.class);
            String columns = "id, identity_hash, identity_cipher, identity_mask, name, initials, sex, born, region_code, phone, living";
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(rows))) {
                pg.getCopyAPI().copyOut("copy (select " + columns + " from person order by id desc limit " + MILLION + ") to stdout", out);
            }
            statement.execute("create table bare (like person including all)");
            statement.execute("alter table bare add foreign key (region_code) references region, add foreign key (facility_id) references facility, add foreign key (merged_into) references bare (id)");
            statement.execute("create table bare_gram (like name_gram including all)");
            statement.execute("""
                create function bare_gram() returns trigger language plpgsql as $$ begin
                  insert into bare_gram (gram, region_code, facility_id, person_id) select distinct substr(n.name, i, 2), n.region_code, n.facility_id, n.id from come n, generate_series(1, length(n.name) - 1) i;
                  return null; end $$""");
            statement.execute("create trigger bare_gram after insert on bare referencing new table as come for each statement execute function bare_gram()");
            long from = System.nanoTime();
            try (InputStream in = new BufferedInputStream(Files.newInputStream(rows))) {
                pg.getCopyAPI().copyIn("copy bare (" + columns + ") from stdin", in);
            }
            double seconds = (System.nanoTime() - from) / 1e9;
            statement.execute("drop table bare cascade");
            statement.execute("drop function bare_gram");
            statement.execute("drop table bare_gram");
            return seconds;
        } finally {
            Files.deleteIfExists(rows);
        }
    }

    // --- search ----------------------------------------------------------------------------------------------------------------------

    /** Two characters anywhere in a name, as the application's role, in three widths, the first page and the deepest. */
    private void search() throws SQLException {
        String sql = "select g.person_id, p.name, p.identity_mask, p.sex, p.born, r.name from name_gram g join person p on p.id = g.person_id join region r on r.code = p.region_code where g.gram = ? and p.merged_into is null";
        try (Connection owner = run.database().owner().getConnection(); Statement statement = owner.createStatement(); Connection application = run.database().application().getConnection(); Statement enter = application.createStatement()) {
            statement.execute("analyze person");
            statement.execute("analyze name_gram");
            application.setAutoCommit(false);
            String common;
            try (ResultSet found = statement.executeQuery("select gram from name_gram group by gram order by count(*) desc limit 1")) {
                found.next();
                common = found.getString(1);
            }
            for (String prefix : List.of("6405", "640502", "640502100")) {
                String deepest;
                try (PreparedStatement last = owner.prepareStatement("select region_code, person_id from name_gram where gram = ? and region_code like ? order by region_code desc, person_id desc offset 30 limit 1")) {
                    last.setString(1, common);
                    last.setString(2, prefix + "%");
                    ResultSet found = last.executeQuery();
                    deepest = found.next() ? " and (g.region_code, g.person_id) > ('" + found.getString(1) + "', " + found.getLong(2) + ")" : "";
                }
                enter.execute("select enter('city', 'CITY_OFFICER', '" + prefix + "', '')");
                double first = page(application, "/* " + prefix + " */ " + sql, common);
                double deep = page(application, "/* " + prefix + " */ " + sql + deepest, common);
                application.rollback();
                line("name of two characters, scope " + prefix + ", first page", seconds(first), "10 ms", first / 0.010);
                line("name of two characters, scope " + prefix + ", deepest page", seconds(deep), "10 ms", deep / 0.010);
            }
        }
    }

    private static double page(Connection connection, String sql, String gram) throws SQLException {
        double[] taken = new double[9];
        try (PreparedStatement statement = connection.prepareStatement(sql + " order by g.region_code, g.person_id limit 21")) {
            statement.setString(1, gram);
            for (int i = 0; i < taken.length; i++) {
                long from = System.nanoTime();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) rows.getString(2);
                }
                taken[i] = (System.nanoTime() - from) / 1e9;
            }
        }
        return median(taken);
    }

    // --- rosters ---------------------------------------------------------------------------------------------------------------------

    private void rosters() throws Exception {
        long later;
        long earlier;
        try (Connection owner = run.database().owner().getConnection(); Statement statement = owner.createStatement()) {
            earlier = roster(statement, "2010-01-01", "");
            later = roster(statement, "2010-02-01", "and p.id % 40 <> 0");
            statement.execute("analyze roster_line");
        }
        double join;
        try (Connection owner = run.database().owner().getConnection(); Statement statement = owner.createStatement()) {
            String full = "select count(*) from (select * from roster_line where roster_id = " + later + ") a full join (select * from roster_line where roster_id = " + earlier + ") b using (person_id) where a.region_code is distinct from b.region_code or a.level is distinct from b.level or a.amount_fen is distinct from b.amount_fen";
            statement.executeQuery(full).close();
            long from = System.nanoTime();
            statement.executeQuery(full).close();
            join = (System.nanoTime() - from) / 1e9;
        }
        long from = System.nanoTime();
        send(request("rosters/" + later + "/differences?against=" + earlier).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.noBody()));
        double difference = (System.nanoTime() - from) / 1e9;
        line("difference of two rosters of 1 M, written", seconds(difference), "1.5 × full join " + seconds(join), difference / join / 1.5);

        long hundred;
        try (Connection owner = run.database().owner().getConnection(); Statement statement = owner.createStatement()) {
            hundred = roster(statement, "2010-03-01", "and p.id in (select id from person order by id limit 100000)");
            statement.execute("analyze roster_line");
        }
        export(hundred);
        long idle = resident();
        double[] taken = new double[3];
        Peak peak = Peak.during(() -> {
            for (int i = 0; i < taken.length; i++) taken[i] = export(hundred);
            return 0;
        }, this::resident);
        double poi = poi(hundred);
        line("export of 100,000 rows XLSX, masked, logged", seconds(median(taken)), "0.6 × POI SXSSF " + seconds(poi), median(taken) / poi / 0.6);
        line("resident memory over idle at that export", ((peak.highest - idle) >> 10) + " MB", "128 MB", Math.max(0, peak.highest - idle) / 1024.0 / 128);
    }

    private static long roster(Statement statement, String asOf, String only) throws SQLException {
        try (ResultSet made = statement.executeQuery("insert into roster (category, as_of, region_code, source, sha256, entered_by) values ('LEFT_BEHIND', '" + asOf + "', '640500000000', 'bench', sha256('x'), 'city') returning id")) {
            made.next();
            long id = made.getLong(1);
            statement.execute("insert into roster_line select " + id + ", p.id, p.region_code, case when p.id % 50 = 0 then '" + asOf + "' else 'A' end, 46000 from person p where true " + only);
            statement.execute("update roster set lines = (select count(*) from roster_line where roster_id = " + id + ") where id = " + id);
            return id;
        }
    }

    private double export(long roster) throws IOException, InterruptedException {
        long from = System.nanoTime();
        HttpResponse<InputStream> answer = http.send(request("rosters/" + roster + "/lines.xlsx").GET().build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream in = answer.body()) {
            long size = in.transferTo(OutputStream.nullOutputStream());
            if (answer.statusCode() != 200 || size < 100_000) throw new IllegalStateException(answer.statusCode() + " " + size);
        }
        return (System.nanoTime() - from) / 1e9;
    }

    /** The same rows read by the owner in one go and written by POI's streaming workbook. */
    private double poi(long roster) throws SQLException, IOException {
        double[] taken = new double[3];
        for (int i = 0; i < taken.length; i++) {
            long from = System.nanoTime();
            try (Connection owner = run.database().owner().getConnection(); Statement statement = owner.createStatement(); SXSSFWorkbook book = new SXSSFWorkbook(100); OutputStream out = OutputStream.nullOutputStream()) {
                owner.setAutoCommit(false);
                statement.setFetchSize(1000);
                SXSSFSheet sheet = book.createSheet();
                int r = 0;
                try (ResultSet rows = statement.executeQuery("select p.name, p.identity_mask, g.name, l.level, l.amount_fen from roster_line l join region g on g.code = l.region_code join person p on p.id = l.person_id where l.roster_id = " + roster + " order by l.person_id")) {
                    while (rows.next()) {
                        Row row = sheet.createRow(r++);
                        for (int c = 0; c < 4; c++) row.createCell(c).setCellValue(rows.getString(c + 1));
                        row.createCell(4).setCellValue(rows.getLong(5) / 100.0);
                    }
                }
                book.write(out);
            }
            taken[i] = (System.nanoTime() - from) / 1e9;
        }
        return median(taken);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    // --- report ----------------------------------------------------------------------------------------------------------------------

    /** @param part whether other lines of the last report stay as they are */
    private void report(boolean part) throws IOException {
        Path json = Project.folder().resolve("docs/performance.json");
        if (part && Files.exists(json)) {
            List<Line> before = new ArrayList<>(List.of(JSON.readValue(json.toFile(), Line[].class)));
            before.removeIf(line -> lines.stream().anyMatch(now -> now.what().equals(line.what())));
            lines.addAll(0, before);
        }
        StringBuilder page = new StringBuilder("# Performance\n\nMade by `./mvnw -Pbench` (" + MILLION + " rows where it says 1 M). Each workload runs in the running product, with scope, sealing and audit on, beside its peer or\nits limit in the same run. A ratio of at most 1 keeps the limit; seconds depend on the machine.\n\n| Workload | Measured | Beside | Of its limit | |\n|---|---|---|---|---|\n");
        for (Line line : lines) page.append(String.format(Locale.ROOT, "| %s | %s | %s | %.2f | %s |%n", line.what(), line.measured(), line.beside(), line.ratio(), line.kept() ? "kept" : "**exceeded**"));
        Files.writeString(Project.folder().resolve("docs/performance.md"), page);
        JSON.writeValue(json.toFile(), lines);
    }
}

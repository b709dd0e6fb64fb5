package care.open;

import static care.Http.number;
import static org.junit.jupiter.api.Assertions.*;

import care.Http;
import care.TestSession;
import java.io.*;
import java.net.*;
import java.nio.charset.StandardCharsets;
import java.sql.*;
import java.util.*;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** The public pages of homes: no login, no person, no more often than allowed, and the beds of today. */
@ArquillianTest
@RunAsClient
class PublicIT {
    private static long home() {
        return number("select f.id from care.facility f where f.filing = 'FILED' and f.region_code like '640521%' and f.kind = 'WELFARE_HOME' order by f.id desc limit 1");
    }

    @Test
    void whoever_looks_for_a_bed_needs_no_login() {
        Http.Answer list = Http.get(null, "public/facilities.xhtml?county=640521000000");
        assertEquals(200, list.status());
        assertTrue(list.body().contains("facility.xhtml?id=" + home()));
        assertEquals("private, max-age=60", list.headers().firstValue("Cache-Control").orElse(""));
        Http.Answer one = Http.get(null, "public/facility.xhtml?id=" + home());
        assertEquals(200, one.status());
        for (String part : List.of("床位", "价格", "尚未评定等级")) assertTrue(one.body().contains(part), part);
        Http.Answer results = Http.get(null, "public/inspections.xhtml");
        long inspected = number("select facility_id from care.account where username = 'operator-2'");
        assertTrue(results.status() == 200 && results.body().contains("facility.xhtml?id=" + inspected), "results of inspections are open as well");
        String shown = Http.get(null, "public/facility.xhtml?id=" + inspected).body();
        assertTrue(shown.contains("不符合 2 项，已整改 1 项"), shown);
        assertEquals(404, Http.get(null, "public/facility.xhtml?id=" + number("select id from care.facility where filing = 'CANCELLED' limit 1")).status());
        assertEquals(404, Http.get(null, "public/facility.xhtml?id=1").status());
    }

    @Test
    void nobody_is_named_neither_residents_nor_staff_nor_whoever_answers_for_the_home() throws SQLException {
        String page = Http.get(null, "public/facility.xhtml?id=" + home()).body();
        try (Connection owner = TestSession.owner(); Statement statement = owner.createStatement()) {
            for (String sql : List.of("select distinct p.name from care.person p join care.stay s on s.person_id = p.id where s.facility_id = " + home(), "select name from care.staff where facility_id = " + home(),
                "select legal_representative from care.facility where id = " + home(), "select p.identity_mask from care.person p join care.stay s on s.person_id = p.id where s.facility_id = " + home())) {
                ResultSet found = statement.executeQuery(sql);
                while (found.next()) assertFalse(page.contains(found.getString(1)), found.getString(1));
            }
        }
    }

    /** The page is kept for a minute, so it may take that long. */
    @Test
    void a_free_bed_is_one_fewer_when_somebody_moves_in() throws Exception {
        long home = home();
        long bed = number("select f.bed_id from care.free_beds(current_date, current_date) f where f.facility_id = " + home + " and f.kind = 'ORDINARY' order by 1 limit 1");
        long person = number("select p.id from care.person p where p.region_code like '640521%' and p.merged_into is null and p.died_on is null and not exists (select 1 from care.stay s where s.person_id = p.id) order by p.id limit 1");
        Map<String, Integer> before = free(home);
        try (Connection owner = TestSession.owner(); Statement statement = owner.createStatement()) {
            statement.execute("insert into care.stay (person_id, bed_id, facility_id, kind, from_day) values (" + person + ", " + bed + ", " + home + ", 'RESIDENT', (now() at time zone 'Asia/Shanghai')::date)");
        }
        try {
            assertEquals(before, free(home));                       // kept
            Map<String, Integer> after = before;
            for (int i = 0; i < 70 && after.equals(before); i++) {
                Thread.sleep(1000);
                after = free(home);
            }
            assertEquals(before.get("ORDINARY") - 1, after.get("ORDINARY"));
        } finally {
            try (Connection owner = TestSession.owner(); Statement statement = owner.createStatement()) {
                statement.execute("delete from care.stay where person_id = " + person + " and bed_id = " + bed);
                statement.execute("update care.person set facility_id = null where id = " + person);
            }
        }
    }

    private static Map<String, Integer> free(long home) throws IOException {
        Matcher cells = Pattern.compile("data-kind=\"(\\w+)\">(\\d+)<").matcher(ask("127.0.0.9", "/public/facility.xhtml?id=" + home));
        Map<String, Integer> free = new TreeMap<>();
        while (cells.find()) free.put(cells.group(1), Integer.parseInt(cells.group(2)));
        assertFalse(free.isEmpty());
        return free;
    }

    /** From an address of its own, so that it bothers nobody else. */
    @Test
    void whoever_asks_too_often_is_told_when_to_come_back_and_nobody_else_is() throws IOException {
        String last = "";
        int asked = 0;
        for (; asked < 200 && !last.startsWith("HTTP/1.1 429"); asked++) last = ask("127.0.0.7", "/public/facilities.xhtml?q=x");
        assertTrue(last.startsWith("HTTP/1.1 429"), "after " + asked);
        assertTrue(asked > 60, "a burst of a minute's worth is allowed, refused after " + asked);
        assertTrue(Pattern.compile("Retry-After: [1-9]").matcher(last).find(), last);
        assertTrue(ask("127.0.0.8", "/public/facilities.xhtml?q=x").startsWith("HTTP/1.1 200"));
    }

    @Test
    void the_page_for_complaints_and_the_one_to_ask_after_them_are_throttled_too() throws IOException {
        String last = "";
        for (int i = 0; i < 200 && !last.startsWith("HTTP/1.1 429"); i++) last = ask("127.0.0.11", i % 2 == 0 ? "/public/complaint.xhtml" : "/public/complaint-status.xhtml");
        assertTrue(last.startsWith("HTTP/1.1 429"), last);
    }

    @Test
    void whoever_complains_about_a_home_that_is_not_public_finds_no_form_for_it() {
        assertEquals(404, Http.get(null, "public/complaint.xhtml?facility=" + number("select id from care.facility where filing = 'CANCELLED' limit 1")).status());
        assertTrue(Http.get(null, "public/penalties.xhtml").body().contains("12,000.00"));
    }

    private static String ask(String from, String path) throws IOException {
        URI base = URI.create(TestSession.base());
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(from, 0));
            socket.connect(new InetSocketAddress(base.getHost(), base.getPort()), 10_000);
            socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: " + base.getHost() + ":" + base.getPort() + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

package care.draw;

import java.nio.charset.StandardCharsets;
import java.security.*;
import java.time.LocalDate;
import java.util.*;
import java.util.stream.*;

/**
 * The lists a draw is made from, as they are published. Their text is UTF-8 without a byte order mark; every line ends in LF (0x0A), also the
 * last one; fields are parted by TAB (0x09); what is empty is written as {@code -}; numbers are decimal without leading zeros; days are
 * ISO 8601. Blanks and control characters within a name are one blank each. The lines, in this order:
 *
 * <pre>
 * care-draw  1
 * plan       id  name
 * period     first day  day after the last
 * wanted     homes to be drawn  officers for each
 * home       id  tickets  credit  exclusion  reasons  name          by id, ascending
 * officer    id  exclusion  department  certificate  name           by id, ascending
 * bar        id of the home  id of the officer  exclusion           by home, then officer, ascending
 * </pre>
 *
 * Reasons are {@code NAME=tickets}, parted by commas; their sum, at most 9, is the number of tickets. Of a certificate the last four
 * characters are told. The SHA-256 of the text, as 64 lower-case hexadecimal digits, is the lists' digest.
 */
public record Lists(long planId, String plan, LocalDate from, LocalDate until, int wanted, int officersEach, List<Home> homes, List<Official> officers, List<Bar> bars) {
    static final int MOST_TICKETS = 9;
    private static final String NONE = "-";

    /** @param credit its grade, once there is one @param excluded null when it takes part */
    public record Home(long id, int tickets, String credit, Exclusion excluded, Map<Reason, Integer> reasons, String name) {
        public static Home of(long id, Map<Reason, Integer> reasons, Exclusion excluded, String name) {
            return new Home(id, Math.min(MOST_TICKETS, reasons.values().stream().mapToInt(Integer::intValue).sum()), null, excluded, reasons, name);
        }
    }

    public record Official(long id, Exclusion excluded, String department, String certificate, String name) {
    }

    /** An officer who does not go to one home. */
    public record Bar(long home, long officer, Exclusion reason) {
    }

    public Lists {
        homes = homes.stream().sorted(Comparator.comparingLong(Home::id)).toList();
        officers = officers.stream().sorted(Comparator.comparingLong(Official::id)).toList();
        bars = bars.stream().sorted(Comparator.comparingLong(Bar::home).thenComparingLong(Bar::officer)).toList();
    }

    /** Homes for which fewer officers are left than have to go take no part. */
    public Lists withoutThoseNobodyCanGoTo() {
        Set<Long> able = officers.stream().filter(o -> o.excluded() == null).map(Official::id).collect(Collectors.toSet());
        Map<Long, Long> barred = bars.stream().filter(b -> able.contains(b.officer())).collect(Collectors.groupingBy(Bar::home, Collectors.counting()));
        List<Home> checked = homes.stream().map(h -> h.excluded() == null && able.size() - barred.getOrDefault(h.id(), 0L) < officersEach ? new Home(h.id(), h.tickets(), h.credit(), Exclusion.TOO_FEW_OFFICERS, h.reasons(), h.name()) : h).toList();
        return new Lists(planId, plan, from, until, wanted, officersEach, checked, officers, bars);
    }

    /** How many homes take part. */
    public long taking() {
        return homes.stream().filter(h -> h.excluded() == null).count();
    }

    public String text() {
        StringBuilder text = new StringBuilder();
        line(text, "care-draw", 1);
        line(text, "plan", planId, plain(plan));
        line(text, "period", from, until);
        line(text, "wanted", wanted, officersEach);
        for (Home h : homes) line(text, "home", h.id(), h.tickets(), or(h.credit()), or(h.excluded()), h.reasons().isEmpty() ? NONE : h.reasons().entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining(",")), plain(h.name()));
        for (Official o : officers) line(text, "officer", o.id(), or(o.excluded()), o.department(), plain(o.certificate()), plain(o.name()));
        for (Bar b : bars) line(text, "bar", b.home(), b.officer(), b.reason());
        return text.toString();
    }

    private static void line(StringBuilder text, Object... fields) {
        text.append(Stream.of(fields).map(String::valueOf).collect(Collectors.joining("\t"))).append('\n');
    }

    private static Object or(Object value) {
        return value == null ? NONE : value;
    }

    private static String plain(String name) {
        return name.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }

    public static Lists parse(String text) {
        Map<String, List<String[]>> lines = text.lines().map(line -> line.split("\t", -1)).collect(Collectors.groupingBy(fields -> fields[0], LinkedHashMap::new, Collectors.toList()));
        String[] plan = lines.get("plan").get(0);
        String[] period = lines.get("period").get(0);
        String[] wanted = lines.get("wanted").get(0);
        return new Lists(Long.parseLong(plan[1]), plan[2], LocalDate.parse(period[1]), LocalDate.parse(period[2]), Integer.parseInt(wanted[1]), Integer.parseInt(wanted[2]),
            lines.getOrDefault("home", List.of()).stream().map(f -> new Home(Long.parseLong(f[1]), Integer.parseInt(f[2]), known(f[3]), exclusion(f[4]), reasons(f[5]), f[6])).toList(),
            lines.getOrDefault("officer", List.of()).stream().map(f -> new Official(Long.parseLong(f[1]), exclusion(f[2]), f[3], f[4], f[5])).toList(),
            lines.getOrDefault("bar", List.of()).stream().map(f -> new Bar(Long.parseLong(f[1]), Long.parseLong(f[2]), exclusion(f[3]))).toList());
    }

    private static String known(String field) {
        return field.equals(NONE) ? null : field;
    }

    private static Exclusion exclusion(String field) {
        return field.equals(NONE) ? null : Exclusion.valueOf(field);
    }

    private static Map<Reason, Integer> reasons(String field) {
        Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
        if (!field.equals(NONE)) for (String each : field.split(",")) reasons.put(Reason.valueOf(each.substring(0, each.indexOf('='))), Integer.valueOf(each.substring(each.indexOf('=') + 1)));
        return reasons;
    }

    public static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] digest(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}

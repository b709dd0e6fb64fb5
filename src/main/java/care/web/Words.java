package care.web;

import care.kernel.*;
import jakarta.faces.context.FacesContext;
import jakarta.faces.model.SelectItem;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.*;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.*;

/** The functions of care.taglib.xml: how words, dates and figures are written on a page, in the language of the page. */
public final class Words {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final String NONE = "—";

    private Words() {
    }

    static Locale locale() {
        FacesContext faces = FacesContext.getCurrentInstance();
        return faces == null || faces.getViewRoot() == null ? Locale.SIMPLIFIED_CHINESE : faces.getViewRoot().getLocale();
    }

    /** An enum value as its word, yes or no, anything else as it stands. */
    public static String word(Object value) {
        if (value == null) return "";
        if (value instanceof Boolean yes) return text(yes ? "web.yes" : "web.no");
        return value instanceof Enum<?> e ? Texts.word(locale(), e) : value.toString();
    }

    public static String text(String key) {
        return Texts.of(locale(), key);
    }

    public static String say1(String key, Object a) {
        return Texts.of(locale(), key, a);
    }

    public static String say2(String key, Object a, Object b) {
        return Texts.of(locale(), key, a, b);
    }

    public static String say3(String key, Object a, Object b, Object c) {
        return Texts.of(locale(), key, a, b, c);
    }

    static String refusal(RuleViolation refusal) {
        return Texts.of(locale(), refusal);
    }

    /** The constants of an enum, by the name of its class. */
    public static List<?> values(String type) {
        if (type == null || type.isEmpty()) return List.of();
        try {
            return List.of(Class.forName(type, true, Thread.currentThread().getContextClassLoader()).getEnumConstants());
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("No such enum: " + type, e);
        }
    }

    /** What to choose from in a plain form: the constants of an enum, or a map from values to words, or a collection. */
    public static List<Option> options(String type, Object items) {
        if (items instanceof Map<?, ?> map) return map.entrySet().stream().map(entry -> new Option(name(entry.getKey()), word(entry.getValue()))).toList();
        Collection<?> all = items instanceof Collection<?> given ? given : values(type);
        return all.stream().map(item -> item instanceof SelectItem option ? new Option(name(option.getValue()), option.getLabel()) : new Option(name(item), word(item))).toList();
    }

    /** A value as it stands in an address, and its word. */
    public record Option(String value, String label) {
        public boolean is(Object other) {
            return value.equals(name(other));
        }
    }

    private static String name(Object value) {
        return value == null ? "" : value instanceof Enum<?> e ? e.name() : value.toString();
    }

    /** What the value says of itself, when it has a {@code tone()}: ok, wait, warn, danger or idle. */
    public static String tone(Object value) {
        if (!(value instanceof Enum<?> e)) return "";
        Method tone = TONES.get(e.getDeclaringClass()).orElse(null);
        try {
            return tone == null ? "" : (String) tone.invoke(value);
        } catch (ReflectiveOperationException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static final ClassValue<Optional<Method>> TONES = new ClassValue<>() {
        @Override
        protected Optional<Method> computeValue(Class<?> type) {
            return Arrays.stream(type.getMethods()).filter(method -> method.getName().equals("tone") && method.getParameterCount() == 0 && method.getReturnType() == String.class).findAny();
        }
    };

    /** A day as 2026-03-05; of a moment, its day in China. */
    public static String date(Object when) {
        if (when == null) return NONE;
        return when instanceof LocalDate day ? day.toString() : moment(when).toLocalDate().toString();
    }

    /** A moment as 2026-03-05 16:20, in China. */
    public static String time(Object when) {
        if (when == null) return NONE;
        return when instanceof LocalDate day ? day.toString() : moment(when).format(MINUTE);
    }

    private static LocalDateTime moment(Object when) {
        if (when instanceof LocalDateTime local) return local;
        if (when instanceof Instant instant) return LocalDateTime.ofInstant(instant, Clocks.CHINA);
        if (when instanceof OffsetDateTime offset) return offset.atZoneSameInstant(Clocks.CHINA).toLocalDateTime();
        if (when instanceof ZonedDateTime zoned) return zoned.withZoneSameInstant(Clocks.CHINA).toLocalDateTime();
        if (when instanceof java.util.Date date) return LocalDateTime.ofInstant(date.toInstant(), Clocks.CHINA);
        throw new IllegalArgumentException("Not a moment: " + when.getClass());
    }

    /** How far off a deadline is: working days before it, calendar days after it. */
    public static String days(LocalDate due) {
        if (due == null) return "";
        LocalDate today = LocalDate.now(Clocks.CHINA);
        if (due.equals(today)) return text("web.due.today");
        if (due.isBefore(today)) return count("web.due.over", ChronoUnit.DAYS.between(due, today));
        int left = WorkingDays.between(today, due);
        return left > 0 ? count("web.due.left", left) : count("web.due.calendar", ChronoUnit.DAYS.between(today, due));
    }

    private static String count(String key, long n) {
        return n == 1 ? text(key + ".one") : say1(key, n);
    }

    /** The tone of a deadline: over, within five working days, later. */
    public static String urgency(LocalDate due) {
        if (due == null) return "idle";
        LocalDate today = LocalDate.now(Clocks.CHINA);
        return due.isBefore(today) ? "danger" : WorkingDays.between(today, due) <= 5 ? "warn" : "wait";
    }

    /** The tone of an expiry: over, by the day up to which one is warned, later. */
    public static String expiry(LocalDate until, LocalDate warnedUntil) {
        return until == null ? "ok" : until.isBefore(LocalDate.now(Clocks.CHINA)) ? "danger" : until.isAfter(warnedUntil) ? "ok" : "warn";
    }

    /** A sentence with a list of arguments; one that is itself the name of a choice is said as its word. */
    public static String tell(String key, List<String> args) {
        return Texts.of(locale(), key, args.toArray());
    }

    /** 5,214 or 4,360.5: grouped, two decimals at most. A figure written in a page comes as text. */
    public static String number(Object n) {
        return n == null || n.equals("") ? NONE : new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(of(n));
    }

    /** Fen as yuan: 123,450 is 1,234.50. */
    public static String yuan(Object fen) {
        return fen == null || fen.equals("") ? NONE : new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(new BigDecimal(fen.toString()).movePointLeft(2));
    }

    /** With one decimal: 35.4. */
    public static String one(Object n) {
        return n == null ? NONE : String.format(Locale.ROOT, "%,.1f", of(n).doubleValue());
    }

    /** A number grouped, anything else as it stands. */
    public static String figure(Object value) {
        return value instanceof Number ? number(value) : value == null ? NONE : value.toString();
    }

    /** A ratio as 61.9%. */
    public static String percent(Object ratio) {
        return ratio == null || Double.isNaN(of(ratio).doubleValue()) ? NONE : String.format(Locale.ROOT, "%.1f%%", of(ratio).doubleValue() * 100);
    }

    /** The length of a bar: the share of a value in its maximum (100 unless said), between 0% and 100%. */
    public static String share(Object value, Object max) {
        double all = max == null ? 100 : of(max).doubleValue();
        double part = value == null || all <= 0 ? 0 : of(value).doubleValue() / all;
        return String.format(Locale.ROOT, "%.1f%%", 100 * Math.min(1, Math.max(0, part)));
    }

    private static Number of(Object n) {
        return n instanceof Number number ? number : new BigDecimal(n.toString());
    }

    /** This page's address with one parameter replaced, or taken out when empty; a list starts again at its first page. */
    public static String here(String name, Object value) {
        return Address.of(request()).with("after", null).with(name, name(value)).toString();
    }

    /** Whether the address asks for this value of a parameter; an empty value means that it is not asked. */
    public static boolean asked(String name, Object value) {
        return name(value).equals(Objects.requireNonNullElse(request().getParameter(name), ""));
    }

    private static HttpServletRequest request() {
        return (HttpServletRequest) FacesContext.getCurrentInstance().getExternalContext().getRequest();
    }
}

package care.dashboard;

import java.time.YearMonth;
import java.util.*;

/** Twelve months of a stock and the twelve before as a line chart: the geometry for an inline SVG of 740 × 296. */
public final class Trend {
    private static final int LEFT = 56, RIGHT = 610, TOP = 18, BOTTOM = 262, SHOWN = 12;

    public record Tick(int x, int y, String label) {
    }

    private final List<YearMonth> months;
    private final List<Long> now;
    private final List<Long> before;
    private final long low;
    private final long high;

    Trend(SortedMap<YearMonth, Long> values) {
        List<YearMonth> all = new ArrayList<>(values.keySet());
        months = all.subList(Math.max(0, all.size() - SHOWN), all.size());
        now = months.stream().map(values::get).toList();
        before = months.stream().map(m -> values.getOrDefault(m.minusYears(1), 0L)).toList();
        long least = Math.min(Collections.min(now), before.stream().filter(n -> n > 0).min(Long::compare).orElse(Collections.min(now)));
        long most = Math.max(Collections.max(now), Collections.max(before));
        long step = step(Math.max(most - least, 4));
        low = Math.max(0, least / step * step);
        high = (most / step + 1) * step;
    }

    private static long step(long range) {
        long power = 1;
        while (power * 10 < range) power *= 10;
        return range / power < 2 ? Math.max(1, power / 2) : power;
    }

    private int x(int i) {
        return LEFT + (RIGHT - LEFT) * i / Math.max(1, months.size() - 1);
    }

    private int y(long value) {
        return (int) (BOTTOM - (BOTTOM - TOP) * (value - low) / Math.max(1, high - low));
    }

    private String line(List<Long> values) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < values.size(); i++) path.append(i == 0 ? 'M' : 'L').append(x(i)).append(' ').append(y(values.get(i)));
        return path.toString();
    }

    public String getLine() {
        return line(now);
    }

    /** The same months of the year before; empty when there is nothing before. */
    public String getLineBefore() {
        return before.stream().allMatch(n -> n == 0) ? "" : line(before);
    }

    public List<Tick> getMonths() {
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i < months.size(); i++) ticks.add(new Tick(x(i), BOTTOM + 24, String.valueOf(months.get(i).getMonthValue())));
        return ticks;
    }

    public List<Tick> getGrid() {
        List<Tick> ticks = new ArrayList<>();
        long step = step(Math.max(high - low, 4));
        for (long v = low; v <= high; v += step) ticks.add(new Tick(LEFT, y(v), String.format("%,d", v)));
        return ticks;
    }

    public Tick getLast() {
        long value = now.get(now.size() - 1);
        return new Tick(x(now.size() - 1), y(value), String.format("%,d", value));
    }

    public Tick getLastBefore() {
        long value = before.get(before.size() - 1);
        return new Tick(x(before.size() - 1), y(value), String.format("%,d", value));
    }

    public long getLow() {
        return low;
    }

    public YearMonth getFrom() {
        return months.get(0);
    }

    public YearMonth getTo() {
        return months.get(months.size() - 1);
    }

    public long getStart() {
        return now.get(0);
    }

    public long getEnd() {
        return now.get(now.size() - 1);
    }
}

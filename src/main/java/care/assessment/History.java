package care.assessment;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.*;

/** Totals over time as a line chart: the geometry for an inline SVG of 740 × 296, with the edges of the bands as its grid. */
public final class History {
    private static final int LEFT = 56, RIGHT = 640, TOP = 34, BOTTOM = 242;

    /** @param near whether a label would stand on the one before it @param anchor which end of its label it stands at */
    public record Point(int x, int y, Assessments.Row row, boolean near, boolean last, String anchor) {
    }

    public record Line(int y, int total) {
    }

    private final List<Assessments.Row> rows;
    private final Standard standard;

    /** @param rows latest first */
    History(List<Assessments.Row> rows, Standard standard) {
        this.rows = new ArrayList<>(rows);
        Collections.reverse(this.rows);
        this.standard = standard;
    }

    public List<Point> getPoints() {
        List<Point> points = new ArrayList<>();
        for (Assessments.Row row : rows) {
            int x = x(row.assessedOn());
            boolean last = row == rows.get(rows.size() - 1);
            points.add(new Point(x, y(row.total()), row, !points.isEmpty() && x - points.get(points.size() - 1).x < 110, last, points.isEmpty() && !last ? "start" : last && !points.isEmpty() ? "end" : "middle"));
        }
        return points;
    }

    public String getLine() {
        StringBuilder path = new StringBuilder();
        for (Point p : getPoints()) path.append(path.length() == 0 ? 'M' : 'L').append(p.x).append(' ').append(p.y);
        return path.toString();
    }

    /** The least total of each band. */
    public List<Line> getGrid() {
        return standard.bands().stream().map(band -> new Line(y(band.from()), band.from())).toList();
    }

    public int getRight() {
        return RIGHT;
    }

    public LocalDate getFrom() {
        return rows.get(0).assessedOn();
    }

    public LocalDate getTo() {
        return rows.get(rows.size() - 1).assessedOn();
    }

    private int x(LocalDate day) {
        long all = ChronoUnit.DAYS.between(getFrom(), getTo());
        return all == 0 ? (LEFT + RIGHT) / 2 : (int) (LEFT + 30 + (RIGHT - LEFT - 60) * ChronoUnit.DAYS.between(getFrom(), day) / all);
    }

    private int y(int total) {
        return BOTTOM - (BOTTOM - TOP) * total / standard.maximum();
    }
}

package care.dashboard;

import care.kernel.Texts;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.*;
import org.omnifaces.util.Faces;

/** What map.js is told: counties with a step of colour and a line of text, places with a tone and where they lead. */
final class MapData {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Occupancy in percent from which the next step of colour begins. */
    private static final double[] STEPS = {40, 50, 60, 70};

    private MapData() {
    }

    static String counties(List<BoardPage.Rank> counties) {
        return json(counties.stream().map(c -> Map.of("code", c.code(), "step", step(c.occupancy()), "href", "board.xhtml?division=" + c.code(),
            "text", c.occupancy() == null ? "" : Texts.of(Faces.getLocale(), "dashboard.map.county", String.format("%.1f%%", c.occupancy())))).toList());
    }

    static String points(List<Indicators.Point> points) {
        return json(points.stream().map(p -> Map.of("lat", p.latitude(), "lng", p.longitude(), "tone", p.tone(), "name", p.name(), "text", Texts.of(Faces.getLocale(), p.reason()),
            "href", "../facility/view.xhtml?id=" + p.id(), "named", p.tone().equals("danger"))).toList());
    }

    /** Places by tone alone: the wall names nobody. */
    static String shapes(List<Indicators.Point> points) {
        return json(points.stream().map(p -> Map.of("lat", p.latitude(), "lng", p.longitude(), "tone", p.tone(), "name", "", "text", Texts.of(Faces.getLocale(), p.reason()))).toList());
    }

    private static int step(Double occupancy) {
        int step = 1;
        for (double from : STEPS) if (occupancy != null && occupancy >= from) step++;
        return step;
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

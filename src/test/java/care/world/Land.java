package care.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.*;
import java.util.*;

/** The divisions and where they lie: names, villages of a town, and points on the map that fall inside the county. */
final class Land {
    /** A place on the map in degrees. */
    record Point(double longitude, double latitude) {
    }

    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, List<String>> villages = new LinkedHashMap<>();
    private final Map<String, Point> towns = new HashMap<>();
    private final Map<String, double[][]> borders = new HashMap<>();

    Land(Path counties) {
        for (String[] cells : Lines.of("/care/region/divisions-6405.csv")) {
            names.put(cells[0], cells[1]);
            if (!cells[0].endsWith("000")) villages.computeIfAbsent(town(cells[0]), town -> new ArrayList<>()).add(cells[0]);
        }
        for (String[] cells : Lines.of("/care/world/towns.csv")) towns.put(cells[0], new Point(Double.parseDouble(cells[1]), Double.parseDouble(cells[2])));
        try {
            for (JsonNode county : new ObjectMapper().readTree(counties.toFile()).get("features")) borders.put(county.get("id").asText(), ring(county.at("/geometry/coordinates/0")));
        } catch (IOException e) {
            throw new IllegalStateException("The map of the counties is missing: " + counties, e);
        }
    }

    private static double[][] ring(JsonNode coordinates) {
        double[][] ring = new double[coordinates.size()][];
        for (int i = 0; i < ring.length; i++) ring[i] = new double[]{coordinates.get(i).get(0).asDouble(), coordinates.get(i).get(1).asDouble()};
        return ring;
    }

    static String county(String code) {
        return code.substring(0, 6);
    }

    static String town(String code) {
        return code.substring(0, 9) + "000";
    }

    String name(String code) {
        return names.get(code);
    }

    String countyName(String code) {
        return names.get(county(code) + "000000");
    }

    /** All town-level units of a county. */
    List<String> towns(String county) {
        return names.keySet().stream().filter(code -> code.startsWith(county) && code.endsWith("000") && !code.endsWith("000000")).toList();
    }

    /** A village or community of the town; the town itself where it has none. */
    String village(String town, Dice dice) {
        return dice.pick(villages.getOrDefault(town, List.of(town)));
    }

    /** As it is said in an address: 柔远村委会 is 柔远村, 光明居委会 is 光明社区; units that exist for statistics only are left out. */
    String spoken(String village) {
        return village.endsWith("000") || name(village).contains("虚拟") ? "" : name(village).replaceAll("村村?委会$|村民委员会$", "村").replaceAll("居委会$|居民委员会$", "社区");
    }

    /** Within a kilometre or two of the town's middle, and inside the county. */
    Point near(String town, Dice dice) {
        while (true) {
            Point middle = towns.get(town);
            Point point = new Point(round(dice.normal(middle.longitude, 0.009)), round(dice.normal(middle.latitude, 0.007)));
            if (inside(point, borders.get(county(town)))) return point;
        }
    }

    private static double round(double degrees) {
        return Math.round(degrees * 1e6) / 1e6;
    }

    private static boolean inside(Point p, double[][] ring) {
        boolean inside = false;
        for (int i = 0, j = ring.length - 1; i < ring.length; j = i++)
            if (ring[i][1] > p.latitude != ring[j][1] > p.latitude
                && p.longitude < (ring[j][0] - ring[i][0]) * (p.latitude - ring[i][1]) / (ring[j][1] - ring[i][1]) + ring[i][0]) inside = !inside;
        return inside;
    }
}

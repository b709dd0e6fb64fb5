package care.assessment;

import java.util.*;

/** GB/T 42195-2022 as the standard has it, 32 + 15 + 28 + 15 = 90: what the seeded rows are compared with, and what the demonstration is scored by. */
public final class GoldenStandard {
    public static final Standard STANDARD = new Standard("GB/T 42195-2022", "", items(
        "feeding 4, grooming 4, bathing 4, upperDressing 4, lowerDressing 4, urination 4, defecation 4, toileting 4, bedMobility 4, transfer 4, walking 4, stairs 3, "
        + "timeOrientation 4, placeOrientation 4, personOrientation 4, memory 4, comprehension 4, expression 4, aggression 1, depression 1, consciousness 2, "
        + "vision 2, hearing 2, dailyTasks 4, transport 3, socialInteraction 4"),
        List.of(new Standard.Band(0, 90, 90), new Standard.Band(1, 66, 89), new Standard.Band(2, 46, 65), new Standard.Band(3, 30, 45), new Standard.Band(4, 0, 29)));

    private GoldenStandard() {
    }

    private static List<Standard.Item> items(String list) {
        return Arrays.stream(list.split(", ")).map(item -> item.split(" ")).map(item -> new Standard.Item(item[0], item[0], ItemGroup.SELF_CARE, Integer.parseInt(item[1]), List.of())).toList();
    }

    /** Points that add up to a total: items are full from the first one on. */
    public static Map<String, Integer> points(int total) {
        Map<String, Integer> points = new LinkedHashMap<>();
        int left = total;
        for (Standard.Item item : STANDARD.items()) {
            int given = Math.min(item.maximum(), left);
            points.put(item.code(), given);
            left -= given;
        }
        return points;
    }
}

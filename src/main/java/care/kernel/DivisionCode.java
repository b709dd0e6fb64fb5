package care.kernel;

/**
 * A 12-digit division code after GB/T 2260 and GB/T 10114: 2 digits province, 2 prefecture, 2 county, 3 town, 3 village; the rest zeros.
 * Levels: 1 province, 2 prefecture-level city, 3 county, 4 town, 5 village or community.
 */
public final class DivisionCode {
    private static final int[] LENGTHS = {0, 2, 4, 6, 9, 12};

    private DivisionCode() {
    }

    public static int level(String code) {
        return prefix(code).length() <= 2 ? 1 : prefix(code).length() == 4 ? 2 : prefix(code).length() == 6 ? 3 : prefix(code).length() == 9 ? 4 : 5;
    }

    /** What every code below it begins with: 640500000000 → 6405. */
    public static String prefix(String code) {
        for (int level = 1; level < 5; level++)
            if (code.substring(LENGTHS[level]).chars().allMatch(c -> c == '0')) return code.substring(0, LENGTHS[level]);
        return code;
    }

    /** The code one level up, or null for a province. */
    public static String parent(String code) {
        int level = level(code);
        return level == 1 ? null : at(code, level - 1);
    }

    /** The division of that level which the code lies in: at(640502001003, 3) = 640502000000. */
    public static String at(String code, int level) {
        return code.substring(0, LENGTHS[level]) + "0".repeat(12 - LENGTHS[level]);
    }
}

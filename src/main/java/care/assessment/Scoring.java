package care.assessment;

import care.kernel.RuleViolation;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.*;
import java.util.regex.Pattern;

/**
 * Ability by GB/T 42195-2022 (the scoring and the grading clauses, and the clause on changing a grade).
 *
 * <p>Points are whole numbers from 0 (all is done by others) to the item's maximum; higher is better. The total is their sum, 0 to 90, and
 * lies in one band: 90 is grade 0 (able), 66–89 grade 1 (mild), 46–65 grade 2 (moderate), 30–45 grade 3 (severe), 0–29 grade 4
 * (complete loss). Somebody in a coma has grade 4, whatever the total. A diagnosis of chapter F of ICD-10 (F00–F03 dementia, F04–F99
 * other mental and behavioural disorders, with any further digits), or two or more risk events (falls, wandering, choking, self-harm)
 * in the 30 days before, makes the grade one worse than its band: one in all, also when both are there, and never worse than 4. Other
 * diagnoses are recorded and change nothing.
 *
 * <p>What is wrong is refused by the item's code, all faults at once: an item missing, one the standard does not have, points that are
 * no whole number or out of range; a diagnosis that is no ICD-10 code; a number of risk events below zero.
 */
public final class Scoring {
    /**
     * @param total     sum of the points
     * @param band      grade by the total alone
     * @param grade     grade that counts, after what makes it worse
     * @param overrides what was found that makes a grade worse, also when the band is the worst already
     */
    public record Result(int total, int band, int grade, List<Worsening> overrides) {
    }

    private static final int EVENTS = 2;
    private static final Pattern ICD_10 = Pattern.compile("[A-Z]\\d[\\dAB](\\.?[\\dA-Z]{1,8}(\\.[\\dA-Z]{1,4})?)?[*+]?");

    private Scoring() {
    }

    /**
     * @param items      points by the item's code
     * @param diagnoses  ICD-10 codes; case, full width and blanks do not matter
     * @param riskEvents within 30 days before the assessment
     */
    public static Result score(Standard standard, Map<String, ? extends Number> items, boolean coma, Collection<String> diagnoses, int riskEvents) {
        List<RuleViolation> faults = new ArrayList<>();
        int total = 0;
        for (Standard.Item item : standard.items()) {
            Number typed = items.get(item.code());
            if (typed == null) {
                faults.add(RuleViolation.invalid(item.code(), "assessment.item.missing", item.maximum()));
                continue;
            }
            int points = whole(typed);
            if (points < 0 || points > item.maximum()) faults.add(RuleViolation.invalid(item.code(), "assessment.item.range", item.maximum(), shortly(typed)));
            else total += points;
        }
        new TreeSet<>(items.keySet()).stream().filter(code -> standard.item(code).isEmpty()).forEach(code -> faults.add(RuleViolation.invalid(code, "assessment.item.unknown", code)));
        List<String> codes = new ArrayList<>();
        for (String typed : diagnoses) {
            String code = normal(typed);
            if (ICD_10.matcher(code).matches()) codes.add(code);
            else faults.add(RuleViolation.invalid("diagnoses", "assessment.diagnosis", typed == null ? "" : typed));
        }
        if (riskEvents < 0) faults.add(RuleViolation.invalid("riskEvents30d", "assessment.risk-events"));
        if (!faults.isEmpty()) throw RuleViolation.all(faults);

        List<Worsening> overrides = new ArrayList<>();
        if (coma) overrides.add(Worsening.COMA);
        if (codes.stream().anyMatch(Scoring::counts)) overrides.add(Worsening.DIAGNOSIS);
        if (riskEvents >= EVENTS) overrides.add(Worsening.RISK_EVENTS);
        int band = standard.band(total);
        int worst = standard.worst();
        int grade = coma ? worst : overrides.isEmpty() ? band : Math.min(worst, band + 1);
        return new Result(total, band, grade, List.copyOf(overrides));
    }

    /** {@code " ｆ00.1 "} → {@code F00.1} */
    static String normal(String typed) {
        return typed == null ? "" : Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s\\u00A0]+", "").toUpperCase(Locale.ROOT);
    }

    /** Whether a diagnosis makes the grade worse: chapter F. */
    static boolean counts(String code) {
        return code.startsWith("F");
    }

    /** Below zero when it is no whole number. */
    private static int whole(Number typed) {
        try {
            return typed instanceof BigDecimal decimal ? decimal.intValueExact() : Math.toIntExact(typed.longValue());
        } catch (ArithmeticException fraction) {
            return -1;
        }
    }

    private static String shortly(Number typed) {
        return typed instanceof BigDecimal decimal && (decimal.precision() > 20 || Math.abs(decimal.scale()) > 20) ? "…" : typed.toString();
    }
}

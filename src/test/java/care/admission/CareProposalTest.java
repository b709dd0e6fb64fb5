package care.admission;

import static org.junit.jupiter.api.Assertions.*;

import care.kernel.RuleViolation;
import care.residence.CareLevel;
import java.time.LocalDate;
import java.util.*;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CareProposalTest {
    private static final LocalDate DAY = LocalDate.of(2024, 2, 29);

    private static RiskAssessment risks(RiskLevel all, RiskKind... high) {
        Map<RiskKind, RiskLevel> levels = new EnumMap<>(RiskKind.class);
        Map<RiskKind, String> measures = new EnumMap<>(RiskKind.class);
        for (RiskKind kind : RiskKind.values()) {
            levels.put(kind, all);
            measures.put(kind, "有人看护");
        }
        for (RiskKind kind : high) levels.put(kind, RiskLevel.HIGH);
        return new RiskAssessment(1, 2, levels, measures, "甲", "乙", DAY, 12);
    }

    @ParameterizedTest
    @CsvSource({"0, INDEPENDENT, ASSISTED", "1, ASSISTED, PARTIAL", "2, PARTIAL, FULL", "3, FULL, SPECIAL", "4, SPECIAL, SPECIAL"})
    void the_level_goes_with_the_grade_and_a_high_risk_raises_it_by_one_and_never_above_special(int grade, CareLevel plain, CareLevel raised) {
        assertEquals(plain, CareProposal.of(grade, risks(RiskLevel.MEDIUM)).level());
        assertEquals(raised, CareProposal.of(grade, risks(RiskLevel.LOW, RiskKind.FALL)).level());
        assertEquals(raised, CareProposal.of(grade, risks(RiskLevel.LOW, RiskKind.FALL, RiskKind.WANDERING)).level(), "once, however many are high");
        assertEquals(grade == 4 ? List.of() : List.of(RiskKind.FALL), CareProposal.of(grade, risks(RiskLevel.LOW, RiskKind.FALL)).high());
    }

    @Test
    void all_nine_risks_are_looked_at_each_with_a_measure_where_there_is_one() {
        Map<RiskKind, RiskLevel> levels = new EnumMap<>(RiskKind.class);
        for (RiskKind kind : RiskKind.values()) if (kind != RiskKind.SCALD) levels.put(kind, RiskLevel.NONE);
        RuleViolation missing = assertThrows(RuleViolation.class, () -> new RiskAssessment(1, 2, levels, Map.of(), "甲", "乙", DAY, 12));
        assertEquals("levelSCALD", missing.field());
        levels.put(RiskKind.SCALD, RiskLevel.LOW);
        RuleViolation measure = assertThrows(RuleViolation.class, () -> new RiskAssessment(1, 2, levels, Map.of(), "甲", "乙", DAY, 12));
        assertEquals("measureSCALD", measure.field());
        assertEquals(9, new RiskAssessment(1, 2, levels, Map.of(RiskKind.SCALD, "试水温"), "甲", "乙", DAY, 12).getRisks().size());
    }

    @Test
    void it_holds_to_the_corresponding_day_of_the_next_year() {
        RiskAssessment risks = risks(RiskLevel.NONE);
        assertTrue(risks.holds(LocalDate.of(2025, 2, 28)));
        assertFalse(risks.holds(LocalDate.of(2025, 3, 1)));
        assertFalse(risks.holds(DAY.minusDays(1)));
    }

    @Test
    void another_level_than_the_proposed_one_needs_a_reason() {
        Admission admission = new Admission(1, null, DAY, "x");
        CareProposal proposal = CareProposal.of(2, risks(RiskLevel.LOW));
        assertEquals("careReason", assertThrows(RuleViolation.class, () -> admission.careFor(CareLevel.ASSISTED, proposal, 7, " ")).field());
        admission.careFor(CareLevel.ASSISTED, proposal, 7, "家属协助照看");
        assertEquals("家属协助照看", admission.getCareReason());
        admission.careFor(CareLevel.PARTIAL, proposal, 7, "不必要的理由");
        assertNull(admission.getCareReason());
    }
}

package care.admission;

import care.person.Ability;
import care.residence.CareLevel;
import java.util.List;

/**
 * The care level that is proposed before the agreement: the one that goes with the grade of the ability assessment (GB/T 42195-2022, 0 to
 * 4); one more when a risk of GB 38600-2019 is high, never above special care.
 *
 * @param high the risks that raised it; empty when none did
 */
public record CareProposal(CareLevel level, Ability ability, List<RiskKind> high) {
    public static CareProposal of(int grade, RiskAssessment risks) {
        CareLevel level = CareLevel.of(grade).orElseThrow();
        List<RiskKind> high = risks.getRisks().stream().filter(risk -> risk.getLevel() == RiskLevel.HIGH).map(Risk::getKind).toList();
        CareLevel raised = high.isEmpty() || level == CareLevel.SPECIAL ? level : CareLevel.values()[level.ordinal() + 1];
        return new CareProposal(raised, Ability.values()[grade], raised == level ? List.of() : high);
    }
}

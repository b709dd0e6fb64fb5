package care;

import static org.junit.jupiter.api.Assertions.assertTrue;

import care.exchange.ImportState;
import care.facility.FilingStatus;
import care.filing.FilingState;
import care.person.TransferState;
import care.roster.*;
import java.io.IOException;
import java.nio.file.*;
import java.util.*;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The diagrams in docs/model.md are those of the code. */
class ModelTest {
    private static <S extends Enum<S>> String diagram(S[] states, Function<S, List<S>> successors) {
        StringBuilder diagram = new StringBuilder("```mermaid\nstateDiagram-v2\n");
        for (S from : states) for (S to : successors.apply(from)) diagram.append("  ").append(from).append(" --> ").append(to).append('\n');
        return diagram.append("```\n").toString();
    }

    private static void documented(String diagram) throws IOException {
        assertTrue(Files.readString(Path.of("docs/model.md")).contains(diagram), "docs/model.md should have\n" + diagram);
    }

    @Test
    void the_filing_states_of_a_facility_are_drawn_as_they_are() throws IOException {
        documented(diagram(FilingStatus.values(), FilingStatus::successors));
    }

    @Test
    void the_states_of_a_filing_are_drawn_as_they_are() throws IOException {
        documented(diagram(FilingState.values(), FilingState::successors));
    }

    @Test
    void the_states_of_a_request_for_transfer_are_drawn_as_they_are() throws IOException {
        documented(diagram(TransferState.values(), TransferState::successors));
    }

    @Test
    void the_states_of_an_import_are_drawn_as_they_are() throws IOException {
        documented(diagram(ImportState.values(), ImportState::successors));
    }

    @Test
    void the_states_of_a_roster_are_drawn_as_they_are() throws IOException {
        documented(diagram(RosterState.values(), RosterState::successors));
    }

    @Test
    void the_states_of_a_verification_are_drawn_as_they_are() throws IOException {
        documented(diagram(VerificationState.values(), VerificationState::successors));
    }

    @Test
    void the_states_of_a_push_are_drawn_as_they_are() throws IOException {
        documented(diagram(PushState.values(), PushState::successors));
    }

    @Test
    void the_states_of_a_handover_are_drawn_as_they_are() throws IOException {
        documented(diagram(care.nursing.HandoverState.values(), care.nursing.HandoverState::successors));
    }

    @Test
    void the_states_of_residence_are_drawn_as_they_are() throws IOException {
        documented(diagram(care.admission.AdmissionState.values(), state -> List.copyOf(new TreeSet<>(state.successors()))));
        documented(diagram(care.agreement.AgreementState.values(), state -> List.copyOf(new TreeSet<>(state.successors()))));
        documented(diagram(care.reservation.ReservationState.values(), state -> List.copyOf(new TreeSet<>(state.successors()))));
        documented(diagram(care.incident.IncidentState.values(), state -> List.copyOf(new TreeSet<>(state.successors()))));
    }

    @Test
    void the_states_of_an_inspection_and_of_what_it_finds_are_drawn_as_they_are() throws IOException {
        documented(diagram(care.inspection.InspectionState.values(), state -> List.copyOf(new TreeSet<>(state.successors()))));
        documented(diagram(care.inspection.ObjectionState.values(), state -> List.copyOf(new TreeSet<>(state.successors()))));
        documented(diagram(care.rectification.FindingState.values(), state -> List.copyOf(new TreeSet<>(state.successors()))));
        documented(diagram(care.rectification.ExtensionState.values(), state -> List.copyOf(new TreeSet<>(state.successors()))));
    }

    @Test
    void the_states_of_complaints_clues_actions_and_penalties_are_drawn_as_they_are() throws IOException {
        documented(diagram(care.complaint.ComplaintState.values(), state -> List.copyOf(new TreeSet<>(state.successors()))));
        documented(diagram(care.joint.ClueState.values(), state -> List.copyOf(new TreeSet<>(state.successors()))));
        documented(diagram(care.joint.ActionState.values(), state -> List.copyOf(new TreeSet<>(state.successors()))));
        documented(diagram(care.penalty.PenaltyState.values(), state -> List.copyOf(new TreeSet<>(state.successors()))));
    }

    @Test
    void the_states_of_what_a_phone_brought_are_drawn_as_they_are() throws IOException {
        documented(diagram(care.visit.DepositState.values(), state -> List.copyOf(new TreeSet<>(state.successors()))));
    }

    @Test
    void the_states_of_an_alert_are_drawn_as_they_are() throws IOException {
        documented(diagram(care.watch.AlertState.values(), state -> List.copyOf(new TreeSet<>(state.successors()))));
    }

    @Test
    void the_states_of_a_canteen_and_of_its_months_are_drawn_as_they_are() throws IOException {
        documented(diagram(care.canteen.CanteenState.values(), state -> List.copyOf(new TreeSet<>(state.successors()))));
        documented(diagram(care.mealsettlement.SettlementState.values(), state -> List.copyOf(new TreeSet<>(state.successors()))));
    }

    @Test
    void the_states_of_supervision_are_drawn_as_they_are() throws IOException {
        documented(diagram(care.checklist.ChecklistState.values(), state -> List.copyOf(new TreeSet<>(state.successors()))));
        documented(diagram(care.checklist.SelfCheckState.values(), state -> List.copyOf(new TreeSet<>(state.successors()))));
        documented(diagram(care.supervision.PlanState.values(), state -> List.copyOf(new TreeSet<>(state.successors()))));
        documented(diagram(care.draw.DrawState.values(), state -> List.copyOf(new TreeSet<>(state.successors()))));
    }
}

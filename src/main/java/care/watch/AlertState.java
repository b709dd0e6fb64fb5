package care.watch;

import care.kernel.RuleViolation;
import java.util.*;

/** 待认领, 核查中, 待说明, 已说明待核, 说明属实, 已排除, 已立案检查, 已转线索. */
public enum AlertState {
    NEW("danger"), TAKEN("warn"), ASKED("wait"), ANSWERED("warn"), EXPLAINED("ok"), DISMISSED("idle"), CASE("danger"), CLUE("danger");

    private final String tone;

    AlertState(String tone) {
        this.tone = tone;
    }

    public Set<AlertState> successors() {
        return switch (this) {
            case NEW -> EnumSet.of(TAKEN);
            case TAKEN -> EnumSet.of(NEW, ASKED, DISMISSED, CASE, CLUE);
            case ASKED -> EnumSet.of(ANSWERED, DISMISSED, CASE, CLUE);
            case ANSWERED -> EnumSet.of(ASKED, EXPLAINED, DISMISSED, CASE, CLUE);
            default -> Set.of();
        };
    }

    public AlertState to(AlertState next) {
        if (!successors().contains(next)) throw RuleViolation.conflict("watch.state.refused", this, next);
        return next;
    }

    /** Whether somebody has still to do something about it. */
    public boolean isOpen() {
        return !successors().isEmpty();
    }

    public String tone() {
        return tone;
    }
}

package care.nursing;

import care.access.*;
import care.kernel.*;
import care.workbench.Task;
import care.workbench.WorkSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.*;
import java.util.*;

/** What a home has left undone: last night's rounds, a shift that was not handed over, home beds that nobody visits. */
@ApplicationScoped
public class NursingWork implements WorkSource {
    private static final int MOST = 100;

    @Inject
    Rounds rounds;
    @Inject
    Handovers handovers;
    @Inject
    HomeVisits visits;
    @Inject
    Clock clock;

    @Override
    public List<Task> tasks(Scope user, LocalDate today) {
        if (!user.may(Permission.CARE_RECORD) || user.facilityId() == null) return List.of();
        long home = user.facilityId();
        List<Task> tasks = new ArrayList<>();
        visits.list(true, Slice.first(MOST)).items().forEach(row -> tasks.add(new Task("nursing.task.visit", row.person() + " " + row.bed(), row.last() == null ? "nursing.task.visit.never" : "nursing.task.visit.detail", row.last() == null ? List.of() : List.of(row.last().toString(), String.valueOf(row.visits())),
            row.next(), "nursing.task.visit.act", "/nursing/visit.xhtml?stay=" + row.stayId(), false)));
        if (rounds.residents(home, today, 0).isEmpty()) return tasks;
        LocalDate night = Shift.dayOf(LocalDateTime.now(clock)).minusDays(1);
        long made = rounds.made(home, night, Shift.NIGHT);
        if (made < rounds.leastNights(night)) tasks.add(new Task("nursing.task.round", user.placeName(), "nursing.task.round.detail", List.of(night.toString(), String.valueOf(made), String.valueOf(rounds.leastNights(night))), today, "nursing.task.round.act", "/nursing/today.xhtml", false));
        for (Shift shift : Shift.values())
            if (handovers.of(home, night, shift).isEmpty()) tasks.add(new Task("nursing.task.handover", user.placeName(), "nursing.task.handover.detail", List.of(night.toString(), Texts.later(shift)), today, "nursing.task.handover.act", "/nursing/handover.xhtml?day=" + night + "&shift=" + shift, false));
        return tasks;
    }
}

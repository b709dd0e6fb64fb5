package care.roster;

import care.access.*;
import care.web.Sheet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.util.*;

/** Lines as Excel files, masked as on the page, read and written part by part. An export is a use case of its own, since it is logged. */
@UseCase
@ApplicationScoped
public class RosterSheet {
    @Inject
    Rosters rosters;
    @Inject
    Differences differences;

    private static final List<String> LINE = List.of("roster.person", "person.identity", "roster.division", "roster.level", "roster.yuan");

    @Requires(Permission.ROSTER_READ)
    public void lines(long id, String division) throws IOException {
        rosters.get(id);
        Sheet.send("roster-" + id, LINE, rows(id, division));
    }

    /** The same for programs. */
    @Requires(Permission.ROSTER_READ)
    public void lines(long id, String division, Locale locale, OutputStream out) throws IOException {
        rosters.get(id);
        Sheet.write(out, locale, LINE, rows(id, division));
    }

    private Iterable<List<Object>> rows(long id, String division) {
        return Sheet.all(slice -> rosters.lines(id, division, slice), l -> Arrays.asList(l.name(), l.identity(), l.division(), l.level(), yuan(l.amountFen())));
    }

    @Requires(Permission.ROSTER_READ)
    public void difference(long id, Change kind) throws IOException {
        Sheet.send("difference-" + id, List.of("roster.difference.kind", "roster.person", "person.identity", "roster.division.before", "roster.division.after", "roster.level.before", "roster.level.after", "roster.yuan.before", "roster.yuan.after"),
            Sheet.all(slice -> differences.lines(id, kind, slice), l -> Arrays.asList(l.kind(), l.name(), l.identity(), l.divisionBefore(), l.divisionAfter(), l.levelBefore(), l.levelAfter(), yuan(l.amountBeforeFen()), yuan(l.amountAfterFen()))));
    }

    private static Double yuan(Long fen) {
        return fen == null ? null : fen / 100.0;
    }
}

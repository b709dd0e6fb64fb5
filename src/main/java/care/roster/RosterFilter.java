package care.roster;

import java.io.Serializable;
import java.time.LocalDate;

/** What narrows the list of rosters. @param division 12 digits: rosters of it and of what lies below @param until the last day a roster may be of */
public record RosterFilter(Category category, String division, RosterState state, LocalDate until) implements Serializable {
}

package care.workbench;

import care.access.Scope;
import java.time.LocalDate;
import java.util.List;

/** A feature that has something for people to do. Each contributes through a bean of this kind, and the workbench gathers them. */
public interface WorkSource {
    /** What is due, overdue or waiting for this user today; empty when it is not their business. */
    List<Task> tasks(Scope user, LocalDate today);
}

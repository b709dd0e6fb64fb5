package care.workbench;

import java.time.LocalDate;
import java.util.List;

/**
 * One thing for somebody to do, with the one action it needs.
 *
 * @param kind   key of the word for what it is: {@code facility.task.check-filing}
 * @param title  what it is about, usually a name
 * @param detail key of the sentence below the title
 * @param args   what the sentence needs
 * @param due    the last day; null when it only waits
 * @param action key of the word on its button
 * @param link   where the button leads
 * @param waiting true when somebody else has it at the moment
 */
public record Task(String kind, String title, String detail, List<String> args, LocalDate due, String action, String link, boolean waiting) {
}

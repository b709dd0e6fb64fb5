package care.world;

import care.kernel.WorkingDays;
import java.time.*;
import java.util.*;

/**
 * How each facility came to be filed: registered, first admission, application within ten working days (some late), returned with its
 * gaps now and then, accepted; later a change or, once, a closing. Today one is found unfiled, one drafted and overdue, two submitted,
 * one returned and one changing.
 */
final class Filings {
    /** The facility's filing state from that day on. */
    record Step(long facility, String filing, LocalDate since) {
    }

    private static final Map<String, String> GAPS = new LinkedHashMap<>();

    static {
        GAPS.put("REGISTRATION_CERTIFICATE", "登记证书复印件未加盖公章。");
        GAPS.put("PREMISES_PROOF", "租赁合同缺少产权人签字页，租期不足一年。");
    }

    final Sheet filings = new Sheet("filing", "id, facility_id, kind, state, authority_code, submitted_on, submitted_by, decided_on, decided_by, proposed");
    final Sheet gaps = new Sheet("filing_gap", "id, filing_id, facility_id, material, explanation");
    final Sheet events = new Sheet("event", "id, facility_id, at, day, actor, code, args");
    private final Map<Home, List<Step>> steps = new LinkedHashMap<>();
    private final Dice dice;
    private final Ids ids;
    private final LocalDate today;

    Filings(Dice dice, Ids ids, LocalDate today) {
        this.dice = dice;
        this.ids = ids;
        this.today = today;
    }

    List<Step> steps(Home home) {
        return steps.get(home);
    }

    void tell(Home home) {
        steps.put(home, new ArrayList<>());
        LocalDate first = home.firstAdmission().orElse(home.opened);
        LocalDate registered = home.opened.minusDays(dice.between(12, 40));
        switch (home.role) {
            case "FOUND" -> step(home, "FOUND", today.minusDays(24), inspector(home), "found");
            case "DRAFT" -> step(home, "DRAFT", registered, applicant(home), "registered");
            case "SUBMITTED" -> {
                step(home, "DRAFT", registered, applicant(home), "registered");
                submit(home, Home.workingDaysBefore(today, home.profit ? 3 : 6));
                filing(home, "INITIAL", "SUBMITTED", last(home).since, null, null);
            }
            case "RETURNED" -> returned(home, registered);
            case "FOUND_ONCE" -> {
                LocalDate found = first.plusDays(75);
                step(home, "FOUND", found, inspector(home), "found");
                file(home, WorkingDays.after(found, 3), WorkingDays.after(found, 8));
            }
            default -> file(home, registered, WorkingDays.after(first, dice.chance(0.1) ? dice.between(13, 24) : dice.between(2, 9)));
        }
        if (home.is("CANCELLED")) cancel(home);
        else if (home.is("CHANGING")) change(home);
        else if (last(home).filing.equals("FILED") && home.role.isEmpty() && dice.chance(0.16)) changedBefore(home);
    }

    private void file(Home home, LocalDate registered, LocalDate submitted) {
        step(home, "DRAFT", registered, applicant(home), "registered");
        submit(home, submitted);
        if (dice.chance(0.12)) {
            sendBack(home, WorkingDays.after(submitted, dice.between(2, 4)));
            submit(home, WorkingDays.after(last(home).since, dice.between(3, 8)));
        }
        LocalDate accepted = WorkingDays.after(last(home).since, dice.between(2, 6));
        filing(home, "INITIAL", "ACCEPTED", submitted, accepted, null);
        step(home, "FILED", accepted, officer(home), "filed");
    }

    private void returned(Home home, LocalDate registered) {
        step(home, "DRAFT", registered, applicant(home), "registered");
        submit(home, Home.workingDaysBefore(today, 12));
        LocalDate submitted = last(home).since;
        sendBack(home, Home.workingDaysBefore(today, 8));
        long filing = filing(home, "INITIAL", "RETURNED", submitted, last(home).since, null);
        GAPS.forEach((material, explanation) -> gaps.add(ids.next(), filing, home.id, material, explanation));
    }

    private void change(Home home) {
        LocalDate submitted = Home.workingDaysBefore(today, 4);
        step(home, "CHANGING", submitted, applicant(home), "submitted");
        filing(home, "CHANGE", "SUBMITTED", submitted, null, "{\"name\": \"胡杨颐养中心\", \"phone\": \"0955-7" + dice.digits(6) + "\"}");
    }

    private void changedBefore(Home home) {
        LocalDate submitted = WorkingDays.after(dice.day(LocalDate.of(2023, 2, 10), today.minusDays(60)), 1);
        LocalDate accepted = WorkingDays.after(submitted, dice.between(2, 5));
        step(home, "CHANGING", submitted, applicant(home), "submitted");
        step(home, "FILED", accepted, officer(home), "changed");
        filing(home, "CHANGE", "ACCEPTED", submitted, accepted, "{\"phone\": \"0955-6" + dice.digits(6) + "\"}");
    }

    private void cancel(Home home) {
        LocalDate accepted = WorkingDays.after(Home.CLOSED, 3);
        filing(home, "CANCELLATION", "ACCEPTED", Home.CLOSED.minusDays(5), accepted, null);
        step(home, "CANCELLED", accepted, officer(home), "cancelled");
    }

    private void submit(Home home, LocalDate day) {
        step(home, "SUBMITTED", day, applicant(home), "submitted");
    }

    private void sendBack(Home home, LocalDate day) {
        step(home, "RETURNED", day, officer(home), "returned");
    }

    private void step(Home home, String filing, LocalDate day, String actor, String event) {
        steps.get(home).add(new Step(home.id, filing, day));
        LocalDateTime at = day.atTime(dice.between(9, 17), dice.between(0, 59));
        events.add(ids.next(), home.id, at + "+08:00", day, actor, "facility.event." + event, event.equals("returned") ? "{" + GAPS.size() + "}" : "{}");
    }

    private long filing(Home home, String kind, String state, LocalDate submitted, LocalDate decided, String proposed) {
        long id = ids.next();
        filings.add(id, home.id, kind, state, home.county() + "000000", submitted, applicant(home), decided, decided == null ? null : officer(home), proposed);
        return id;
    }

    private Step last(Home home) {
        List<Step> all = steps.get(home);
        return all.get(all.size() - 1);
    }

    /** The operator himself where he has an account; for the others the county enters what came on paper. */
    private static String applicant(Home home) {
        return home.is("OPERATOR_1") ? "operator-1" : home.is("OPERATOR_2") ? "operator-2" : officer(home);
    }

    private static String officer(Home home) {
        return "county-" + home.county();
    }

    private static String inspector(Home home) {
        return "inspector-" + home.county();
    }
}

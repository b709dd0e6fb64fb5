package care.visit;

import care.access.*;
import care.facility.Facilities;
import care.inspection.*;
import care.kernel.*;
import care.rectification.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.*;
import java.util.*;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A phone's rescue file at the desk: looked into first, then taken in piece by piece. What is refused is told and keeps nothing else out. */
@ApplicationScoped
public class RescueDesk {
    /** What a piece is. */
    public enum Kind {VISIT, REPLY, AGAIN}

    /** What becomes of a piece: 待带入, 已带入, 以前已带入 (nothing was changed), 未带入 for a reason. */
    public enum Outcome {
        NEW("wait"), TAKEN("ok"), ALREADY("idle"), REFUSED("danger");

        private final String tone;

        Outcome(String tone) {
            this.tone = tone;
        }

        public String tone() {
            return tone;
        }
    }

    /** @param title the home, and the item of a finding @param parts answers, or findings looked at again @param why the refusal, as key and arguments for the reader's language */
    public record Piece(Kind kind, String title, int parts, int photos, Outcome outcome, String why, List<String> args) implements Serializable {
    }

    @Inject
    CurrentUser user;
    @Inject
    Devices devices;
    @Inject
    Rescues rescues;
    @Inject
    Inspections inspections;
    @Inject
    Findings findings;
    @Inject
    OrderDesk orders;
    @Inject
    Facilities facilities;

    /** What is in a file, before anything is written. */
    public List<Piece> look(InputStream file) {
        RescueFile.Content content = open(file);
        return pieces(content, visit -> rescues.knows(visit) ? Outcome.ALREADY : Outcome.NEW, reply -> rescues.knows(reply) ? Outcome.ALREADY : Outcome.NEW, again -> rescues.knows(again) ? Outcome.ALREADY : Outcome.NEW);
    }

    public List<Piece> takeIn(InputStream file) {
        return pieces(open(file), visit -> rescues.visit(visit) ? Outcome.TAKEN : Outcome.ALREADY, reply -> rescues.reply(reply) ? Outcome.TAKEN : Outcome.ALREADY, again -> rescues.again(again) ? Outcome.TAKEN : Outcome.ALREADY);
    }

    /** @throws RuleViolation visit.rescue.other-account, visit.rescue.unknown-device and those of {@link RescueFile} */
    private RescueFile.Content open(InputStream file) {
        RescueFile sealed = RescueFile.read(file);
        if (!user.getScope().actor().equals(sealed.username())) throw RuleViolation.invalid("file", "visit.rescue.other-account", sealed.username());
        byte[] key;
        try {
            key = devices.key(sealed.username(), sealed.device());
        } catch (RuleViolation unknown) {
            throw RuleViolation.invalid("file", "visit.rescue.unknown-device");
        }
        return sealed.open(key);
    }

    private interface What<P> {
        Outcome of(P piece);
    }

    private List<Piece> pieces(RescueFile.Content content, What<RescueFile.Visit> visits, What<RescueFile.Reply> replies, What<RescueFile.Again> agains) {
        return Stream.of(
            content.visits().stream().map(one -> piece(Kind.VISIT, one.id(), () -> name(inspections.get(one.id()).getFacilityId()), one.answers().size(), one.photos().size(), () -> visits.of(one))),
            content.findings().stream().map(one -> piece(Kind.REPLY, one.id(), () -> finding(one.id()), 1, one.photos().size(), () -> replies.of(one))),
            content.reinspections().stream().map(one -> piece(Kind.AGAIN, one.order(), () -> name(orders.get(one.order()).getFacilityId()), one.results().size(), one.photos().size(), () -> agains.of(one)))).flatMap(pieces -> pieces).toList();
    }

    private static Piece piece(Kind kind, long id, Supplier<String> title, int parts, int photos, Supplier<Outcome> what) {
        String named = "#" + id;
        try {
            named = title.get();
            return new Piece(kind, named, parts, photos, what.get(), "", List.of());
        } catch (RuleViolation refusal) {
            return new Piece(kind, named, parts, photos, Outcome.REFUSED, refusal.code(), Stream.of(refusal.args()).map(arg -> arg instanceof Enum<?> choice ? Texts.later(choice) : String.valueOf(arg)).toList());
        }
    }

    private String name(long facility) {
        return facilities.get(facility).getDetails().getName();
    }

    private String finding(long id) {
        Findings.Row row = findings.row(id);
        return row.facility() + " " + row.code();
    }
}

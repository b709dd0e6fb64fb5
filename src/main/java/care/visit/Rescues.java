package care.visit;

import care.access.*;
import care.attachment.Attachments;
import care.kernel.*;
import care.rectification.*;
import care.web.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.*;
import java.util.stream.Collectors;

/** The pieces of a rescue file, each taken in once and in a transaction of its own: one that is refused keeps none of the others out. */
@UseCase
@ApplicationScoped
public class Rescues {
    @Inject
    EntityManager em;
    @Inject
    CurrentUser user;
    @Inject
    Deposits deposits;
    @Inject
    RectificationDesk desk;

    /** What the phone has of a visit waits for an officer. @return whether it is new */
    @Requires(Permission.INSPECT)
    public boolean visit(RescueFile.Visit visit) {
        Map<String, byte[]> pictures = new HashMap<>();
        visit.photos().forEach(photo -> pictures.put(photo.sha256(), whole(photo.name(), photo.sha256(), photo.bytes())));
        visit.signatures().stream().filter(signature -> signature.bytes() != null).forEach(signature -> pictures.put(signature.sha256(), whole(signature.name(), signature.sha256(), signature.bytes())));
        return !deposits.deposit(visit.id(), DepositWay.FILE, null, visit.madeAt(), content(visit), pictures).already();
    }

    private static DepositContent content(RescueFile.Visit visit) {
        return new DepositContent(visit.arrival(), visit.answers(), visit.signatures().stream().map(one -> new DepositContent.Signature(one.officer(), one.name(), one.signedAt(), one.sha256())).toList(), visit.record(),
            visit.photos().stream().map(one -> new DepositContent.Photo(one.code(), one.name(), one.takenAt(), one.latitude(), one.longitude(), one.sha256())).toList());
    }

    /** What a home wrote about a finding becomes its draft, with its photos; it is sent by hand. What was written at the desk stays in front of it. @return whether it is new */
    @Requires(Permission.RECTIFY)
    public boolean reply(RescueFile.Reply reply) {
        if (!first("FINDING", reply.id(), reply)) return false;
        String done = reply.done() == null ? "" : reply.done().strip();
        String before = desk.draft(reply.id()).map(FindingAnswer::getDone).orElse("");
        FindingAnswer answer = desk.write(reply.id(), before.contains(done) ? before : before.isEmpty() ? done : before + "\n" + done);
        Set<String> there = desk.photos(answer.getId()).stream().map(Attachments.Row::sha256).collect(Collectors.toSet());
        reply.photos().stream().filter(photo -> there.add(photo.sha256())).forEach(photo -> desk.photo(reply.id(), null, photo.name(), whole(photo.name(), photo.sha256(), photo.bytes()), new Attachments.Taken(photo.takenAt(), null, null)));
        return true;
    }

    /** @return whether it is new */
    @Requires(Permission.INSPECT)
    public boolean again(RescueFile.Again again) {
        if (!first("REINSPECTION", again.order(), again)) return false;
        if (again.firstOfficer() == null || again.secondOfficer() == null) throw RuleViolation.invalid("firstOfficer", "inspection.officers.two");
        Map<Long, RectificationDesk.Result> results = new LinkedHashMap<>();
        again.results().forEach(verdict -> {
            if (verdict.passed() == null) throw RuleViolation.invalid("results", "web.json.missing", "passed");
            results.put(verdict.finding(), new RectificationDesk.Result(verdict.passed(), verdict.note(), verdict.due()));
        });
        desk.reinspect(again.order(), again.day(), again.firstOfficer(), again.secondOfficer(), results, again.photos().stream().map(photo -> new RectificationDesk.Photo(photo.finding(), photo.name(), whole(photo.name(), photo.sha256(), photo.bytes()), new Attachments.Taken(photo.takenAt(), null, null))).toList());
        return true;
    }

    /** Whether a visit's content is here already. */
    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public boolean knows(RescueFile.Visit visit) {
        return !em.createQuery("select id from Deposit where inspectionId = :id and contentHash = :hash", Long.class).setParameter("id", visit.id()).setParameter("hash", content(visit).hash()).getResultList().isEmpty();
    }

    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public boolean knows(RescueFile.Reply reply) {
        return knows("FINDING", reply.id(), reply);
    }

    @Requires(value = Permission.INSPECTION_READ, audited = false)
    public boolean knows(RescueFile.Again again) {
        return knows("REINSPECTION", again.order(), again);
    }

    private boolean knows(String kind, long id, Object piece) {
        return !em.createNativeQuery("select 1 from rescue_piece where kind = :kind and subject_id = :id and hash = :hash").setParameter("kind", kind).setParameter("id", id).setParameter("hash", hash(piece)).getResultList().isEmpty();
    }

    /** Notes a piece down; two who bring it at the same moment wait for each other here. */
    private boolean first(String kind, long id, Object piece) {
        return em.createNativeQuery("insert into rescue_piece (username, kind, subject_id, hash) values (:me, :kind, :id, :hash) on conflict do nothing").setParameter("me", user.getScope().actor()).setParameter("kind", kind).setParameter("id", id).setParameter("hash", hash(piece)).executeUpdate() > 0;
    }

    private static byte[] hash(Object piece) {
        try {
            return DepositContent.sha256(Json.MAPPER.writeValueAsBytes(piece));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] whole(String name, String sha256, byte[] bytes) {
        if (bytes == null || sha256 == null || !DepositContent.hex(bytes).equals(sha256)) throw RuleViolation.invalid("file", "visit.rescue.picture", name);
        return bytes;
    }
}

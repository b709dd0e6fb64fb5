package care.roster;

import care.access.*;
import care.audit.AuditTrail;
import care.kernel.*;
import care.parameter.Parameters;
import care.person.IdentityNumber;
import care.region.Divisions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.*;
import java.util.*;

/** The monthly push of the newly listed: to whom, what, and whether it has arrived. Made once a month and recipient, so never sent twice. */
@UseCase
@ApplicationScoped
public class Pushes {
    private static final int BATCH = 500;

    public record Row(long id, String recipient, String division, LocalDate month, PushState state, int lines, int tries, OffsetDateTime nextTryAt, OffsetDateTime receivedAt) implements Serializable {
    }

    /** A comparison the file was made from. */
    public record Source(long differenceId, Category category, LocalDate asOf, LocalDate againstAsOf, int lines) implements Serializable {
    }

    /** What the sender takes along. @param tries which try this is @param sha256 hex */
    public record Parcel(long id, int tries, String url, String publicKey, String sha256, byte[] content) {
    }

    @Inject
    EntityManager em;
    @Inject
    CurrentUser user;
    @Inject
    Vaults vaults;
    @Inject
    Rosters rosters;
    @Inject
    Differences differences;
    @Inject
    Divisions divisions;
    @Inject
    Parameters parameters;
    @Inject
    AuditTrail trail;
    @Inject
    Clock clock;

    @Requires(value = Permission.ROSTER_PUSH, audited = false)
    public List<Recipient> recipients() {
        return em.createQuery("from Recipient order by details.active desc, regionCode, details.name", Recipient.class).getResultList();
    }

    @Requires(value = Permission.ROSTER_PUSH, audited = false)
    public Recipient recipient(long id) {
        Recipient recipient = em.find(Recipient.class, id);
        if (recipient == null) throw RuleViolation.notFound();
        return recipient;
    }

    /** @param id null for a new one */
    @Requires(Permission.ROSTER_PUSH)
    public Recipient save(Long id, String regionCode, RecipientDetails details) {
        if (id != null) {
            Recipient recipient = recipient(id);
            recipient.describe(details);
            return recipient;
        }
        if (divisions.get(regionCode).level() > 3) throw RuleViolation.invalid("regionCode", "roster.recipient.no-county");
        Recipient recipient = new Recipient(regionCode, details);
        em.persist(recipient);
        return recipient;
    }

    @Requires(value = Permission.ROSTER_PUSH, audited = false)
    public Rows<Row> list(PushState state, Slice slice) {
        return listing().where("p.state = :state", "state", state).rows(em, slice, this::row);
    }

    /** Those that do not get on by themselves: handed over without a receipt yet, or given up. */
    @Requires(value = Permission.ROSTER_PUSH, audited = false)
    public List<Row> stuck() {
        return listing().where("(p.state = 'SENT' or p.state = 'FAILED' and p.next_try_at is null)").rows(em, Slice.first(100), this::row).items();
    }

    private static Listing listing() {
        return new Listing("p.id, t.name as recipient, g.name as division, p.month, p.state, p.rows as lines, p.tries, p.next_try_at, p.received_at", "roster_push p join push_recipient t on t.id = p.recipient_id join region g on g.code = p.region_code", "p.id")
            .sort("month", "p.month", "date").sort("recipient", "t.name", "text");
    }

    private Row row(Tuple t) {
        return new Row(t.get("id", Number.class).longValue(), t.get("recipient", String.class), t.get("division", String.class), Rosters.date(t, "month"), PushState.valueOf(t.get("state", String.class)),
            t.get("lines", Number.class).intValue(), t.get("tries", Number.class).intValue(), moment(t, "next_try_at"), moment(t, "received_at"));
    }

    @Requires(value = Permission.ROSTER_PUSH, audited = false)
    public Push get(long id) {
        Push push = em.find(Push.class, id);
        if (push == null) throw RuleViolation.notFound();
        push.getRecipient().getRegionCode();
        return push;
    }

    @Requires(value = Permission.ROSTER_PUSH, audited = false)
    public List<Source> sources(long id) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = em.createNativeQuery("""
            select s.difference_id, n.category, n.as_of, o.as_of as against_as_of, s.rows as lines
            from roster_push_source s join roster_difference d on d.id = s.difference_id join roster n on n.id = d.roster_id join roster o on o.id = d.against_id where s.push_id = :id order by n.category, n.region_code""", Tuple.class)
            .setParameter("id", id).getResultList();
        return rows.stream().map(t -> new Source(t.get("difference_id", Number.class).longValue(), Category.valueOf(t.get("category", String.class)), Rosters.date(t, "as_of"), Rosters.date(t, "against_as_of"), t.get("lines", Number.class).intValue())).toList();
    }

    /**
     * Makes up a month: of each category the accepted roster of that month against the one before it.
     *
     * @return the push
     */
    @Requires(Permission.ROSTER_PUSH)
    public Push make(long recipientId, YearMonth month) {
        Recipient recipient = recipient(recipientId);
        List<long[]> pairs = pairs(recipient.getRegionCode(), month);
        PushFile file = new PushFile();
        Set<String> told = new HashSet<>();
        Map<Long, Integer> sources = new LinkedHashMap<>();
        for (long[] pair : pairs) {
            Differences.Row difference = differences.compare(pair[0], pair[1]).row();
            int before = file.rows();
            write(difference, recipient.getRegionCode(), told, file);
            sources.put(difference.id(), file.rows() - before);
        }
        if (file.rows() == 0) throw RuleViolation.conflict("roster.push.nobody", month);
        byte[] bytes = file.bytes();
        Push push = new Push(recipient, month.atDay(1), file.rows(), Csv.sha256(bytes), vaults.vault().seal(bytes), OffsetDateTime.now(clock), user.getScope().displayName());
        em.persist(push);
        em.flush();
        sources.forEach((difference, rows) -> em.createNativeQuery("insert into roster_push_source (push_id, difference_id, rows) values (:push, :difference, :rows)")
            .setParameter("push", push.getId()).setParameter("difference", difference).setParameter("rows", rows).executeUpdate());
        return push;
    }

    /** The newest accepted roster of the month and the one before the month, of each category and division that has to do with the recipient's. */
    private List<long[]> pairs(String region, YearMonth month) {
        @SuppressWarnings("unchecked")
        List<Tuple> found = em.createNativeQuery("""
            select distinct on (n.category, n.region_code) n.id, n.category, g.name as division,
              (select o.id from roster o where o.category = n.category and o.region_code = n.region_code and o.state = 'ACCEPTED' and o.as_of < :first order by o.as_of desc limit 1) as before
            from roster n join region g on g.code = n.region_code
            where n.state = 'ACCEPTED' and n.category = any (string_to_array(:pushed, ',')) and n.as_of >= :first and n.as_of < :next
              and (starts_with(n.region_code, division_prefix(:region)) or starts_with(:region, division_prefix(n.region_code)))
            order by n.category, n.region_code, n.as_of desc""", Tuple.class).setParameter("first", month.atDay(1)).setParameter("next", month.plusMonths(1).atDay(1)).setParameter("region", region)
            .setParameter("pushed", String.join(",", Category.PUSHED.stream().map(Enum::name).toList())).getResultList();
        if (found.isEmpty()) throw RuleViolation.conflict("roster.push.no-roster", month);
        return found.stream().map(t -> {
            if (t.get("before") == null) throw RuleViolation.conflict("roster.push.no-before", t.get("division", String.class), Category.valueOf(t.get("category", String.class)));
            return new long[] {t.get("id", Number.class).longValue(), t.get("before", Number.class).longValue()};
        }).toList();
    }

    /** Numbers are opened batch by batch and go nowhere but into the file; whoever stands in two rosters of a category is told once. */
    private void write(Differences.Row difference, String region, Set<String> told, PushFile file) {
        String word = Texts.word(Locale.CHINA, difference.category());
        List<Tuple> batch;
        long after = 0;
        do {
            @SuppressWarnings("unchecked")
            List<Tuple> next = em.createNativeQuery("""
                select l.person_id, p.name, p.identity_cipher, g.name as division, l.region_after, l.level_after, l.amount_after
                from roster_difference_line l join person p on p.id = l.person_id join region g on g.code = l.region_after
                where l.difference_id = :id and l.kind = 'NEW' and starts_with(l.region_after, division_prefix(:region)) and l.person_id > :after order by l.person_id limit :batch""", Tuple.class)
                .setParameter("id", difference.id()).setParameter("region", region).setParameter("after", after).setParameter("batch", BATCH).getResultList();
            batch = next;
            for (Tuple t : batch) {
                after = t.get("person_id", Number.class).longValue();
                if (!told.add(difference.category() + " " + after)) continue;
                String identity = new IdentityNumber(new String(vaults.vault().unseal(t.get("identity_cipher", byte[].class)), StandardCharsets.US_ASCII)).value();
                file.add(t.get("name", String.class), identity, word, t.get("division", String.class), t.get("region_after", String.class), t.get("level_after", String.class), Rosters.fen(t, "amount_after"), difference.asOf());
            }
        } while (batch.size() == BATCH);
    }

    /** The next one that is due, for one try; nobody else takes it meanwhile. */
    @Requires(value = Permission.ROSTER_PUSH, audited = false)
    public Optional<Parcel> take() {
        OffsetDateTime now = OffsetDateTime.now(clock);
        @SuppressWarnings("unchecked")
        List<Number> due = em.createNativeQuery("select id from roster_push where next_try_at <= :now order by next_try_at limit 1 for update skip locked").setParameter("now", now).getResultList();
        if (due.isEmpty()) return Optional.empty();
        Push push = get(due.get(0).longValue());
        if (!push.getRecipient().isConnected()) {
            push.take(now);
            push.fail("roster.push.failure.no-address", now, 0);
            return Optional.empty();
        }
        push.take(now);
        RecipientDetails to = push.getRecipient().getDetails();
        return Optional.of(new Parcel(push.getId(), push.getTries(), to.getUrl(), to.getPublicKey(), push.getHash(), vaults.vault().unseal(push.getContent())));
    }

    /** It arrived. */
    @Requires(Permission.ROSTER_PUSH)
    public void arrived(long id, Receipt receipt) {
        Push push = locked(id);
        if (push.getState() != PushState.RECEIVED) push.arrive(receipt, OffsetDateTime.now(clock));
    }

    /** It did not; a try that somebody else has taken over meanwhile does not count. @param reason key, and after a blank what it needs */
    @Requires(Permission.ROSTER_PUSH)
    public void failed(long id, int tries, String reason) {
        Push push = locked(id);
        if (push.getState() == PushState.SENDING && push.getTries() == tries) push.fail(reason, OffsetDateTime.now(clock), parameters.whole("roster.push.tries", LocalDate.now(clock)));
    }

    @Requires(Permission.ROSTER_PUSH)
    public void tryAgain(long id) {
        locked(id).tryAgain(OffsetDateTime.now(clock));
    }

    /** The file with full identity numbers, to hand it over; the reason is logged. */
    @Requires(Permission.ROSTER_PUSH)
    public byte[] download(long id, String reason) {
        if (reason == null || reason.isBlank()) throw RuleViolation.invalid("reason", "roster.push.no-reason");
        Push push = locked(id);
        push.handOver(OffsetDateTime.now(clock), user.getScope().displayName());
        trail.about("Push", id, "downloaded", Map.of("rows", push.getLines(), "sha256", push.getHash()));
        return vaults.vault().unseal(push.getContent());
    }

    /** The receipt of a file that was handed over. */
    @Requires(Permission.ROSTER_PUSH)
    public void receive(long id, String number, String hash, String by, LocalDate on) {
        locked(id).receive(number, hash, by, on, LocalDate.now(clock));
    }

    private Push locked(long id) {
        Push push = get(id);
        em.lock(push, LockModeType.PESSIMISTIC_WRITE);
        em.refresh(push);
        return push;
    }

    private OffsetDateTime moment(Tuple t, String column) {
        return t.get(column) == null ? null : t.get(column, Instant.class).atZone(clock.getZone()).toOffsetDateTime();
    }
}

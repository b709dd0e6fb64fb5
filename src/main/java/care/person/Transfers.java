package care.person;

import care.access.*;
import care.kernel.*;
import care.region.Divisions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import java.io.Serializable;
import java.time.*;
import java.util.List;

/** 转入: the place that has somebody asks, the office of the place that has the registration decides. */
@UseCase
@ApplicationScoped
public class Transfers {
    /** @param ours whether this user's division has the person and so decides */
    public record Row(long id, long personId, String surname, Sex sex, int birthYear, String from, String to, String reason, TransferState state, String requestedBy, Instant requestedAt, String decidedBy, Instant decidedAt, String decision, boolean ours) implements Serializable {
    }

    private static final String SELECT = "t.*, (select name from region r where r.code = left(t.from_region, 6) || '000000') as from_name, (select string_agg(a.name, ' ' order by a.level) from region a where a.code in (left(t.to_region, 6) || '000000', left(t.to_region, 9) || '000', t.to_region)) as to_name";

    @Inject
    EntityManager em;
    @Inject
    People people;
    @Inject
    Divisions divisions;
    @Inject
    CurrentUser user;
    @Inject
    Clock clock;

    @Requires(value = Permission.PERSON_READ, audited = false)
    public Rows<Row> list(TransferState state, Slice slice) {
        return all().where("t.state = :state", "state", state).rows(em, slice.unlessSorted("requested", true), this::row);
    }

    /** Waiting for this user's office. */
    @Requires(value = Permission.PERSON_TRANSFER, audited = false)
    public List<Row> toDecide(int most) {
        return all().where("t.state = 'REQUESTED' and in_region(t.from_region)").rows(em, Slice.first(most), this::row).items();
    }

    /** What this user asked for: open, or decided since a moment. */
    @Requires(value = Permission.PERSON_READ, audited = false)
    public List<Row> asked(Instant since, int most) {
        return all().where("t.requested_by = :me", "me", user.getScope().actor()).where("(t.state = 'REQUESTED' or t.decided_at >= :since)", "since", since).rows(em, Slice.first(most), this::row).items();
    }

    @Requires(value = Permission.PERSON_READ, audited = false)
    public Row get(long id) {
        return all().where("t.id = :id", "id", id).rows(em, Slice.first(1), this::row).items().stream().findFirst().orElseThrow(RuleViolation::notFound);
    }

    /** Asks for somebody who is registered elsewhere. */
    @Requires(Permission.PERSON_EDIT)
    public PersonTransfer request(String identity, String toRegion, String reason) {
        People.Elsewhere person = people.elsewhere(identity).orElseThrow(() -> RuleViolation.conflict(people.byIdentity(identity).isPresent() ? "person.transfer.here" : "person.transfer.nobody"));
        divisions.town(toRegion);
        if (!people.isOurs(toRegion)) throw RuleViolation.invalid("regionCode", "person.region-elsewhere");
        PersonTransfer transfer = new PersonTransfer(person, toRegion, reason, user.getScope().actor(), clock.instant());
        em.persist(transfer);
        em.flush();
        return transfer;
    }

    /** Lets the person go; afterwards the row is out of this office's sight. */
    @Requires(Permission.PERSON_TRANSFER)
    public void approve(long id, String remark) {
        PersonTransfer transfer = ours(id);
        transfer.approve(user.getScope().actor(), clock.instant(), remark);
        em.flush();
        em.detach(em.find(Person.class, transfer.getPersonId()));
        if (!Boolean.TRUE.equals(em.createNativeQuery("select move_person(:id)").setParameter("id", id).getSingleResult())) throw RuleViolation.conflict("record.changed-or-gone");
    }

    @Requires(Permission.PERSON_TRANSFER)
    public void refuse(long id, String why) {
        ours(id).refuse(user.getScope().actor(), clock.instant(), why);
    }

    /** Only the office of the division that has the person decides, or one above it. */
    private PersonTransfer ours(long id) {
        PersonTransfer transfer = em.find(PersonTransfer.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (transfer == null) throw RuleViolation.notFound();
        Person person = em.find(Person.class, transfer.getPersonId());
        if (person == null || !people.isOurs(person.getDetails().getRegionCode())) throw RuleViolation.conflict(transfer.getState() == TransferState.REQUESTED ? "person.transfer.not-yours" : "person.transfer.decided");
        return transfer;
    }

    private static Listing all() {
        return new Listing(SELECT, "person_transfer t", "t.id").sort("requested", "t.requested_at", "timestamptz");
    }

    private Row row(Tuple t) {
        return new Row(t.get("id", Number.class).longValue(), t.get("person_id", Number.class).longValue(), t.get("surname", String.class), Sex.valueOf(t.get("sex", String.class)), t.get("birth_year", Number.class).intValue(), t.get("from_name", String.class), t.get("to_name", String.class),
            t.get("reason", String.class), TransferState.valueOf(t.get("state", String.class)), t.get("requested_by", String.class), moment(t, "requested_at"), t.get("decided_by", String.class), moment(t, "decided_at"), t.get("decision", String.class), people.isOurs(t.get("from_region", String.class)));
    }

    static Instant moment(Tuple t, String column) {
        Object at = t.get(column);
        return at == null || at instanceof Instant ? (Instant) at : at instanceof OffsetDateTime offset ? offset.toInstant() : ((java.sql.Timestamp) at).toInstant();
    }
}

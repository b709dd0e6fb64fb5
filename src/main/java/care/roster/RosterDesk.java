package care.roster;

import care.access.*;
import care.kernel.*;
import care.region.Divisions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.*;

/** Takes a roster that came in: accepts it, which freezes it and says from its day on who holds its category, or discards it. */
@UseCase
@ApplicationScoped
public class RosterDesk {
    private static final int FRESH = 10_000;

    @Inject
    EntityManager em;
    @Inject
    CurrentUser user;
    @Inject
    Rosters rosters;
    @Inject
    Divisions divisions;
    @Inject
    Clock clock;

    @Requires(Permission.ROSTER_MANAGE)
    public void accept(long id) {
        Roster roster = mine(id);
        em.createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended('roster ' || :category, 0)) as text)").setParameter("category", roster.getCategory().name()).getSingleResult();
        roster.accept(lines(roster), user.getScope().displayName(), OffsetDateTime.now(clock));
        em.flush();
        if (roster.getLines() > FRESH) em.createNativeQuery("select cast(take_statistics('roster_line') as text), cast(take_statistics('holding') as text)").getSingleResult();
        em.createNativeQuery("select cast(holdings_follow(:id) as text)").setParameter("id", id).getSingleResult();
    }

    @Requires(Permission.ROSTER_MANAGE)
    public void discard(long id) {
        mine(id).discard();
    }

    /** How many there are; all of them lie in the roster's own division, or somebody has mixed up two files. */
    private int lines(Roster roster) {
        Object[] counted = (Object[]) em.createNativeQuery("select count(*), count(*) filter (where not starts_with(region_code, division_prefix(:region))) from roster_line where roster_id = :id")
            .setParameter("region", roster.getRegionCode()).setParameter("id", roster.getId()).getSingleResult();
        long outside = ((Number) counted[1]).longValue();
        if (outside > 0) throw RuleViolation.conflict("roster.lines-outside", outside, divisions.get(roster.getRegionCode()).name());
        return ((Number) counted[0]).intValue();
    }

    /** A county reads the city's rosters, but settles its own alone. */
    private Roster mine(long id) {
        Roster roster = rosters.get(id);
        if (!roster.getRegionCode().startsWith(user.getScope().prefix())) throw RuleViolation.conflict("roster.not-yours", divisions.get(roster.getRegionCode()).name());
        em.lock(roster, LockModeType.PESSIMISTIC_WRITE);
        em.refresh(roster);
        return roster;
    }
}

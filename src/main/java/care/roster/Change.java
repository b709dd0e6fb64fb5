package care.roster;

/** How somebody's line differs between two rosters: only in the later one, only in the earlier, another division, or another level or amount. */
public enum Change {
    NEW, LEFT, MOVED, CHANGED
}

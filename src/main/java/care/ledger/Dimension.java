package care.ledger;

import care.person.Ability;

/** What bed-days are told apart by. A person in several categories is counted in each and once in the total. */
public enum Dimension {
    FACILITY, KIND, STAY, ABILITY, CATEGORY, ORIGIN;

    /** What {@code bed_days} calls it: a home's days are its total. */
    String cut() {
        return this == FACILITY ? "TOTAL" : name();
    }

    /** The key of a part's word; of a place of origin or a facility's number the part itself. */
    public String key(String part) {
        return switch (this) {
            case KIND -> "residence.BedKind." + part;
            case STAY -> "residence.StayKind." + part;
            case ABILITY -> part.isEmpty() ? "ledger.not-assessed" : "person.Ability." + Ability.values()[Integer.parseInt(part)];
            case CATEGORY -> part.isEmpty() ? "ledger.no-category" : "roster.Category." + part;
            case FACILITY, ORIGIN -> part;
        };
    }

    /** As programs and addresses name it. */
    public static Dimension of(String typed, Dimension otherwise) {
        for (Dimension dimension : values()) if (dimension.name().equalsIgnoreCase(typed)) return dimension;
        return otherwise;
    }
}

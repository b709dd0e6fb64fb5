package care.facility;

/** What a home charges by the month: a bed of a kind, care of a level, meals. */
public enum PriceItem {
    BED_ORDINARY, BED_NURSING, BED_SOJOURN, BED_HOME, CARE_INDEPENDENT, CARE_ASSISTED, CARE_PARTIAL, CARE_FULL, CARE_SPECIAL, MEALS
}

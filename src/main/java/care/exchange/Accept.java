package care.exchange;

/** What is to be written when some rows of a file are wrong. */
public enum Accept {
    /** All rows or none. */
    ALL,
    /** The rows without fault; the others come back with their reasons. */
    VALID
}

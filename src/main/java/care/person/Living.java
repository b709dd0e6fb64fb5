package care.person;

/** How somebody lives. */
public enum Living {
    ALONE, EMPTY_NEST, WITH_CHILDREN, WITH_RELATIVES, IN_FACILITY, OTHER
}

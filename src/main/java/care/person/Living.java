package care.person;

/** With whom somebody lives: 独居, 空巢, 与子女同住, 与亲属同住, 机构, 其他. */
public enum Living {ALONE, EMPTY_NEST, WITH_CHILDREN, WITH_RELATIVES, IN_FACILITY, OTHER}

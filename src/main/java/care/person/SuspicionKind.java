package care.person;

/** What cannot be right in the register: 同名同生日, 超高龄, 去世后仍享受, 两地在册. */
public enum SuspicionKind {SAME_NAME_AND_BIRTH, OLDER_THAN_110, HELD_AFTER_DEATH, TWO_DIVISIONS}

package care.complaint;

/** How it came in: 网上, 电话12345, 来信, 来访. */
public enum Channel {WEB, HOTLINE, LETTER, VISIT}

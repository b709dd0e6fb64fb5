package care.facility;

/** 公办, 公建民营, 民办. One set of rules holds for all three. */
public enum Ownership {PUBLIC, PUBLIC_BUILT_PRIVATE_RUN, PRIVATE}

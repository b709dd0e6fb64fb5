package care.person;

/** Grades of GB/T 42195-2022 in the standard's order, 0 to 4: 能力完好, 轻度失能, 中度失能, 重度失能, 完全失能. */
public enum Ability {ABLE, MILD, MODERATE, SEVERE, COMPLETE}

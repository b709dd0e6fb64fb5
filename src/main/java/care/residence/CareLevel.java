package care.residence;

import java.util.Optional;

/** 自理, 介助, 半护理, 全护理, 特级护理: how much care a resident is given and pays for, from least to most. */
public enum CareLevel {
    INDEPENDENT, ASSISTED, PARTIAL, FULL, SPECIAL;

    /** What is proposed for a grade of GB/T 42195-2022: 0 needs the least, 4 the most; for somebody nobody has assessed, nothing. */
    public static Optional<CareLevel> of(Integer grade) {
        return grade == null ? Optional.empty() : Optional.of(values()[grade]);
    }
}

package care.assessment;

/** The parts of GB/T 42195-2022: 自理能力, 基础运动能力, 精神状态, 感知觉与社会参与. */
public enum ItemGroup {SELF_CARE, MOBILITY, MIND, PERCEPTION}

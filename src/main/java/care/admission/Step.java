package care.admission;

/** What is done before somebody moves in, in this order: 能力评估, 风险评估, 照护等级, 服务协议, 选床入住. */
public enum Step {ASSESSMENT, RISKS, CARE, AGREEMENT, BED}

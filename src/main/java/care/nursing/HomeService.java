package care.nursing;

/** What is done on a visit to a home bed: 生命体征, 个人清洁, 助餐, 用药, 康复训练, 居室清洁, 陪伴, 安全检查. */
public enum HomeService {VITALS, HYGIENE, MEALS, MEDICATION, REHABILITATION, CLEANING, COMPANY, SAFETY}

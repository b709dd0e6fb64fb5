package care.facility;

/** 健康证, 养老护理员证, 护士执业证, 医师执业证, 消防设施操作员证, 食品安全员证, 其他. */
public enum CertificateKind {HEALTH, CAREGIVER, NURSE, DOCTOR, FIRE_CONTROL, FOOD_SAFETY, OTHER}

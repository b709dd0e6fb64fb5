package care.facility;

/** 院长, 护理员, 护士, 医生, 社工, 厨师, 安全员, 其他. */
public enum Post {DIRECTOR, CAREGIVER, NURSE, DOCTOR, SOCIAL_WORKER, COOK, SAFETY, OTHER}

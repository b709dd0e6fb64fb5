package care.filing;

/** What a filing needs: 备案申请书, 登记证书, 承诺书, 场所权属证明. */
public enum Material {APPLICATION, REGISTRATION_CERTIFICATE, COMMITMENT_LETTER, PREMISES_PROOF}

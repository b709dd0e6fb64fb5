package care.world;

/**
 * Unified social credit codes with right check characters: registrar and kind, division, body number after GB 11714 (weights
 * 3 7 9 10 5 8 4 2), check after GB 32100 (weights 3^i mod 31).
 */
final class CreditCode {
    private static final String SYMBOLS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] BODY_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    private CreditCode() {
    }

    /** @param registrar two signs: 12 public institution, 52 private non-enterprise, 91 company @param number eight digits */
    static String of(String registrar, String county, String number) {
        int body = 0;
        for (int i = 0; i < 8; i++) body += (number.charAt(i) - '0') * BODY_WEIGHTS[i];
        String seventeen = registrar + county + number + "0123456789X0".charAt((11 - body % 11) % 11);
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++, weight = weight * 3 % 31) sum += SYMBOLS.indexOf(seventeen.charAt(i)) * weight;
        return seventeen + SYMBOLS.charAt((31 - sum % 31) % 31);
    }
}

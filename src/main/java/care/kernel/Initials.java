package care.kernel;

import net.sourceforge.pinyin4j.PinyinHelper;

/** First letters of a Chinese name's pinyin, as people type them to search: 王国胜 → wgs. */
public final class Initials {
    private Initials() {
    }

    /** Latin letters and digits stand for themselves, in lower case; other signs are left out. */
    public static String of(String name) {
        StringBuilder initials = new StringBuilder();
        for (char c : name.toCharArray()) {
            String[] pinyin = c < 128 ? null : PinyinHelper.toHanyuPinyinStringArray(c);
            if (pinyin != null) initials.append(pinyin[0].charAt(0));
            else if (c < 128 && Character.isLetterOrDigit(c)) initials.append(Character.toLowerCase(c));
        }
        return initials.toString();
    }
}

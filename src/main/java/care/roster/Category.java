package care.roster;

import java.util.EnumSet;
import java.util.Set;

/** What a roster says its people are: benefits they draw, or hardship they are watched for. */
public enum Category {
    /** 城市低保 */
    SUBSISTENCE_URBAN,
    /** 农村低保 */
    SUBSISTENCE_RURAL,
    /** 特困供养 */
    EXTREME_POVERTY,
    /** 低保边缘 */
    SUBSISTENCE_MARGIN,
    /** 高龄津贴 */
    ADVANCED_AGE,
    /** 残疾人两项补贴 */
    DISABILITY,
    /** 三留守 */
    LEFT_BEHIND,
    /** 脱贫不稳定户 */
    MONITORED_UNSTABLE,
    /** 边缘易致贫户 */
    MONITORED_AT_RISK,
    /** 突发严重困难户 */
    MONITORED_HARDSHIP;

    /** 三类监测对象: watched, and helped only once they are on one of the other rosters. */
    public static final Set<Category> MONITORED = EnumSet.of(MONITORED_UNSTABLE, MONITORED_AT_RISK, MONITORED_HARDSHIP);
    /** Whose new entries are told to the rural-revitalisation side each month. */
    public static final Set<Category> PUSHED = EnumSet.of(SUBSISTENCE_URBAN, SUBSISTENCE_RURAL, EXTREME_POVERTY);
}

package care.agreement;

import care.kernel.RuleViolation;

/**
 * How much may be asked for ahead (预收费管理): parameters of the day.
 *
 * @param months       service fee at most so many months ahead
 * @param depositTimes deposit at most so many monthly bed fees
 */
public record Limits(int months, int depositTimes) {
    /** @throws RuleViolation on the field, with the limit and what it comes to */
    void check(AgreementDetails details) {
        if (details.getMonthsAhead() > months) throw RuleViolation.invalid("monthsAhead", "agreement.months-over", months);
        if (details.getDepositFen() > depositTimes * details.getBedFen()) throw RuleViolation.invalid("depositFen", "agreement.deposit-over", depositTimes, java.math.BigDecimal.valueOf(depositTimes * details.getBedFen(), 2).toPlainString());
    }
}

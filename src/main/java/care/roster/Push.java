package care.roster;

import static care.roster.PushState.*;

import care.kernel.*;
import jakarta.persistence.*;
import java.time.*;
import java.util.HexFormat;

/**
 * One month's newly listed for one recipient, made up once as a file. It is sent until a receipt comes back that is signed and names the
 * file's hash, with longer and longer pauses, so many times; or it is handed over, and the receipt is recorded by hand.
 */
@Entity
@Table(name = "roster_push")
public class Push extends Identified {
    private static final int LONGEST_PAUSE = 360;
    /** How long a try may last before somebody else may take it over. */
    private static final int LEASE = 5;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Recipient recipient;
    private String regionCode;
    private LocalDate month;
    @Enumerated(EnumType.STRING)
    private PushState state;
    @Column(name = "rows")
    private int lines;
    private byte[] sha256;
    @Secret
    private byte[] content;
    private String madeBy;
    private OffsetDateTime madeAt;
    private int tries;
    private OffsetDateTime nextTryAt;
    private String failure;
    private OffsetDateTime sentAt;
    private String sentBy;
    private String receipt;
    private OffsetDateTime receivedAt;
    private String receivedBy;

    protected Push() {
    }

    /** @param sealed the file as the vault keeps it */
    public Push(Recipient recipient, LocalDate month, int lines, byte[] sha256, byte[] sealed, OffsetDateTime at, String by) {
        if (!recipient.getDetails().isActive()) throw RuleViolation.conflict("roster.recipient.not-active", recipient.getDetails().getName());
        this.recipient = recipient;
        this.month = month;
        this.lines = lines;
        this.sha256 = sha256;
        regionCode = recipient.getRegionCode();
        content = sealed;
        madeAt = at;
        madeBy = by;
        state = MADE;
        nextTryAt = recipient.isConnected() ? at : null;
    }

    /** Takes it for one try; a try that was broken off is taken up after a while. */
    public void take(OffsetDateTime now) {
        if (state != SENDING) state = state.to(SENDING);
        tries++;
        nextTryAt = now.plusMinutes(LEASE);
    }

    /** @param most tries altogether; after the last there is no next one */
    public void fail(String why, OffsetDateTime now, int most) {
        state = state.to(FAILED);
        failure = why;
        nextTryAt = tries >= most ? null : now.plusMinutes(pause(tries));
    }

    /** 1, 2, 4, 8 minutes …, six hours at most. */
    static int pause(int tries) {
        return tries > 9 ? LONGEST_PAUSE : Math.min(LONGEST_PAUSE, 1 << (tries - 1));
    }

    public void arrive(Receipt signed, OffsetDateTime now) {
        state = state.to(RECEIVED);
        sentAt = now;
        receipt = signed.json();
        receivedAt = signed.at();
        failure = null;
        nextTryAt = null;
    }

    /** Somebody has the file to carry it over: the first time, that is the sending, unless it goes or will go by itself. */
    public void handOver(OffsetDateTime now, String by) {
        boolean byItself = state == SENDING || nextTryAt != null;
        if (byItself || state == SENT || state == RECEIVED) return;
        state = state.to(SENT);
        sentAt = now;
        sentBy = by;
    }

    /** The receipt of a file that was handed over. @param hash what the recipient confirms to have received */
    public void receive(String number, String hash, String by, LocalDate on, LocalDate today) {
        if (number == null || number.isBlank()) throw RuleViolation.invalid("number", "roster.push.no-number");
        if (by == null || by.isBlank()) throw RuleViolation.invalid("by", "roster.push.no-receiver");
        if (on == null || on.isAfter(today)) throw RuleViolation.invalid("receivedOn", "roster.push.received-later");
        if (hash == null || !hash.strip().equalsIgnoreCase(getHash())) throw RuleViolation.invalid("hash", "roster.push.hash-differs");
        state = state.to(RECEIVED);
        receipt = number.strip();
        receivedBy = by.strip();
        receivedAt = on.atStartOfDay(Clocks.CHINA).toOffsetDateTime();
    }

    /** After the last try failed: from the beginning. */
    public void tryAgain(OffsetDateTime now) {
        if (state != FAILED || !recipient.isConnected()) throw RuleViolation.conflict("roster.push.not-failed");
        tries = 0;
        nextTryAt = now;
    }

    public Recipient getRecipient() {
        return recipient;
    }

    public LocalDate getMonth() {
        return month;
    }

    public PushState getState() {
        return state;
    }

    public int getLines() {
        return lines;
    }

    public String getHash() {
        return HexFormat.of().formatHex(sha256);
    }

    byte[] getContent() {
        return content;
    }

    public String getMadeBy() {
        return madeBy;
    }

    public OffsetDateTime getMadeAt() {
        return madeAt;
    }

    public int getTries() {
        return tries;
    }

    public OffsetDateTime getNextTryAt() {
        return nextTryAt;
    }

    /** Key of the sentence that says why it failed. */
    public String getFailureKey() {
        return failure == null ? null : failure.replaceFirst(" .*", "");
    }

    public String getFailureDetail() {
        return failure == null || failure.indexOf(' ') < 0 ? "" : failure.substring(failure.indexOf(' ') + 1);
    }

    public OffsetDateTime getSentAt() {
        return sentAt;
    }

    public String getSentBy() {
        return sentBy;
    }

    public String getReceipt() {
        return receipt;
    }

    public OffsetDateTime getReceivedAt() {
        return receivedAt;
    }

    public String getReceivedBy() {
        return receivedBy;
    }
}

package care.roster;

import care.kernel.Identified;
import jakarta.persistence.*;
import java.time.*;
import java.util.HexFormat;

/**
 * A dated list of who is entitled to what. It comes out of a file as a draft, is compared with the one before, and is accepted or
 * discarded. Accepted, it is a document: neither it nor its lines change, and it says who holds its category from its day until the next.
 */
@Entity
public class Roster extends Identified {
    @Enumerated(EnumType.STRING)
    private Category category;
    private LocalDate asOf;
    private String regionCode;
    private String source;
    private byte[] sha256;
    @Enumerated(EnumType.STRING)
    private RosterState state;
    private int lines;
    private String enteredBy;
    private OffsetDateTime enteredAt;
    private String acceptedBy;
    private OffsetDateTime acceptedAt;

    protected Roster() {
    }

    /** @param held lines it has at this moment, which are its last */
    public void accept(int held, String by, OffsetDateTime at) {
        state = state.to(RosterState.ACCEPTED);
        lines = held;
        acceptedBy = by;
        acceptedAt = at;
    }

    public void discard() {
        state = state.to(RosterState.DISCARDED);
    }

    public Category getCategory() {
        return category;
    }

    public LocalDate getAsOf() {
        return asOf;
    }

    public String getRegionCode() {
        return regionCode;
    }

    public String getSource() {
        return source;
    }

    /** Of the file it was read from, in hex. */
    public String getHash() {
        return HexFormat.of().formatHex(sha256);
    }

    public RosterState getState() {
        return state;
    }

    public int getLines() {
        return lines;
    }

    public String getEnteredBy() {
        return enteredBy;
    }

    public OffsetDateTime getEnteredAt() {
        return enteredAt;
    }

    public String getAcceptedBy() {
        return acceptedBy;
    }

    public OffsetDateTime getAcceptedAt() {
        return acceptedAt;
    }
}

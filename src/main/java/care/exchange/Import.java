package care.exchange;

import care.access.Scope;
import care.kernel.Identified;
import care.kernel.RuleViolation;
import jakarta.persistence.*;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.annotations.Array;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * A file somebody brought. It is received and waits; it is tried out, and then says what it would do; or it is written, all rows or the
 * faultless ones. What was only tried, refused or cancelled can be run again; what is written is done, and the same file is not taken
 * a second time.
 */
@Entity
public class Import extends Identified {
    private String kind;
    private String fileName;
    private byte[] sha256;
    private long bytes;
    private String regionCode;
    private Long facilityId;
    private String uploadedBy;
    private OffsetDateTime uploadedAt;
    private boolean dryRun;
    @Enumerated(EnumType.STRING)
    private Accept accept;
    @Enumerated(EnumType.STRING)
    private ImportState state = ImportState.WAITING;
    private Integer rows;
    private Integer refused;
    private Integer added;
    private Integer changed;
    private Integer unchanged;
    private OffsetDateTime startedAt;
    private OffsetDateTime finishedAt;
    @JdbcTypeCode(SqlTypes.ARRAY)
    @Array(length = 50)
    private String[] ignored = {};
    private String failure;
    @JdbcTypeCode(SqlTypes.ARRAY)
    @Array(length = 10)
    private String[] failureArgs = {};

    protected Import() {
    }

    Import(String kind, String fileName, byte[] sha256, long bytes, Scope by, boolean dryRun, Accept accept, OffsetDateTime at) {
        this.kind = kind;
        this.fileName = fileName;
        this.sha256 = sha256;
        this.bytes = bytes;
        regionCode = by.regionCode();
        facilityId = by.facilityId();
        uploadedBy = by.actor();
        uploadedAt = at;
        this.dryRun = dryRun;
        this.accept = accept;
    }

    /** All of it is here. */
    void sealed(byte[] hash, long size) {
        sha256 = hash;
        bytes = size;
    }

    /** Once more, now as decided. */
    void again(boolean dry, Accept how) {
        state = state.to(ImportState.WAITING);
        dryRun = dry;
        accept = how;
        rows = refused = added = changed = unchanged = null;
        startedAt = finishedAt = null;
        failure = null;
        failureArgs = new String[0];
    }

    /** @return false when it is over already, or was never to begin */
    boolean start(OffsetDateTime at) {
        if (!state.isOpen()) return false;
        if (state == ImportState.WAITING) state = state.to(ImportState.RUNNING);
        startedAt = at;
        return true;
    }

    /** Every row has been judged. Nothing is written when it was a trial, or when it was to be all rows and some are wrong. */
    boolean judged(int all, int wrong) {
        rows = all;
        refused = wrong;
        return !dryRun && (wrong == 0 || accept == Accept.VALID) && wrong < all;
    }

    void finish(boolean written, OffsetDateTime at) {
        state = state.to(dryRun ? ImportState.CHECKED : written ? ImportState.APPLIED : ImportState.REFUSED);
        finishedAt = at;
    }

    void count(int isAdded, int isChanged, int isUnchanged) {
        added = isAdded;
        changed = isChanged;
        unchanged = isUnchanged;
    }

    /** Not written, and why. */
    void end(ImportState how, RuleViolation why, OffsetDateTime at) {
        state = state.to(how);
        finishedAt = at;
        failure = why.code();
        failureArgs = Stream.of(why.args()).map(String::valueOf).toArray(String[]::new);
    }

    /** Columns of the file that were not read, by their heads. */
    void ignored(List<String> heads) {
        ignored = heads.stream().map(head -> head.length() > 60 ? head.substring(0, 60) : head).limit(50).toArray(String[]::new);
    }

    public List<String> getIgnored() {
        return List.of(ignored);
    }

    /** Rows that were or would be taken. */
    public Integer getAccepted() {
        return rows == null ? null : rows - refused;
    }

    public String getKind() {
        return kind;
    }

    public String getFileName() {
        return fileName;
    }

    public byte[] getSha256() {
        return sha256;
    }

    public long getBytes() {
        return bytes;
    }

    public String getUploadedBy() {
        return uploadedBy;
    }

    public OffsetDateTime getUploadedAt() {
        return uploadedAt;
    }

    public boolean isDryRun() {
        return dryRun;
    }

    public Accept getAccept() {
        return accept;
    }

    public ImportState getState() {
        return state;
    }

    public Integer getRows() {
        return rows;
    }

    public Integer getRefused() {
        return refused;
    }

    public Integer getAdded() {
        return added;
    }

    public Integer getChanged() {
        return changed;
    }

    public Integer getUnchanged() {
        return unchanged;
    }

    public OffsetDateTime getStartedAt() {
        return startedAt;
    }

    public OffsetDateTime getFinishedAt() {
        return finishedAt;
    }

    public String getFailure() {
        return failure;
    }

    public String[] getFailureArgs() {
        return failureArgs;
    }
}

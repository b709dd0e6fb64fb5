package care.access;

import care.kernel.DivisionCode;

/**
 * Who acts, as what, and how far they see: a division and everything below it, or one facility. It is handed to the database at the
 * start of each use case and decides there which rows exist.
 *
 * @param regionCode the account's division, 12 digits; for an operator the facility's
 */
public record Scope(String actor, Role role, String regionCode, Long facilityId, String displayName, String placeName) {
    public static final Scope NONE = new Scope("", null, "", null, "", "");

    public boolean may(Permission permission) {
        return role != null && role.may(permission);
    }

    /** The division prefix that limits what is seen; empty when it is one facility, or nothing. */
    public String prefix() {
        return facilityId != null || regionCode.isEmpty() ? "" : DivisionCode.prefix(regionCode);
    }

    /** How wide the scope is. Statements carry it, since a plan made for a wide user ruins a narrow one's page. */
    public String width() {
        return facilityId != null ? "f" : "d" + prefix().length();
    }
}

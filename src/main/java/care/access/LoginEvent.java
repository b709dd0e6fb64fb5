package care.access;

/**
 * Somebody tried to log in, or logged out; the audit trail hears of it.
 *
 * @param username as it was typed, at most 64 characters
 * @param scope    the account's, or {@link Scope#NONE} when there is none of that name
 * @param what     {@code Logins.check} or {@code LoginPage.logout}
 */
public record LoginEvent(String username, Scope scope, boolean success, String what) {
    public LoginEvent {
        username = username.length() > 64 ? username.substring(0, 64) : username;
    }
}

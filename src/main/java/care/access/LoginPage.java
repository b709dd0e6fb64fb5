package care.access;

import static jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters.withParams;

import care.kernel.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;

/** The login page: on success back to the page that was asked for, else one sentence that tells nothing about the account. */
@Named
@RequestScoped
public class LoginPage {
    @Inject
    SecurityContext security;
    @Inject
    CurrentUser user;
    @Inject
    Event<LoginEvent> events;
    private String username;
    private String password;
    private String from;

    public void login() throws IOException {
        AuthenticationStatus status = security.authenticate(Faces.getRequest(), Faces.getResponse(), withParams().credential(new UsernamePasswordCredential(username, password)));
        if (status == AuthenticationStatus.SUCCESS) Faces.redirect(isOurs(from) ? from : "/index.xhtml");
        else Messages.addGlobalError(Texts.of(Faces.getLocale(), "access.login.failed", Logins.TRIES, Logins.LOCKED_FOR.toMinutes()));
    }

    public void logout() throws ServletException, IOException {
        events.fire(new LoginEvent(user.getScope().actor(), user.getScope(), true, "LoginPage.logout"));
        Faces.logout();
        Faces.invalidateSession();
        Faces.redirect("/login.xhtml");
    }

    /** A path on this server, nothing that leads elsewhere. */
    private static boolean isOurs(String address) {
        return address != null && address.matches("/[A-Za-z0-9][^\\\\\\s]*|/") && !address.startsWith("/login");
    }

    public String getUsername() {
        return username;
    }

    public void setUsername(String username) {
        this.username = username;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(String from) {
        this.from = from;
    }
}

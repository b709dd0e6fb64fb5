package care.account;

import care.kernel.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.util.*;

/** Changes one's own password; one logs in with it afterwards. */
@Named
@RequestScoped
public class PasswordPage {
    @Inject
    Accounts accounts;
    private String old;
    private String password;
    private String again;

    public void save() {
        accounts.changeOwn(old, password, again);
        Messages.addFlashGlobalInfo(Texts.of(Faces.getLocale(), "account.password.changed"));
        Faces.redirect("/login.xhtml");
    }

    public String getOld() {
        return old;
    }

    public void setOld(String old) {
        this.old = old;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getAgain() {
        return again;
    }

    public void setAgain(String again) {
        this.again = again;
    }
}

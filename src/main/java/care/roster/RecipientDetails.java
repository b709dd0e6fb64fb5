package care.roster;

import care.kernel.RuleViolation;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.net.URI;
import java.net.URISyntaxException;

/** What is typed about a recipient. */
@Embeddable
public class RecipientDetails implements Serializable {
    @NotBlank
    @Size(max = 100)
    private String name;
    @Size(max = 200)
    private String contact;
    @Size(max = 500)
    private String url;
    @Size(max = 200)
    private String publicKey;
    private boolean active = true;

    /** The address is one of HTTP, and with it comes the key its receipts are checked with. */
    void check() {
        url = url == null || url.isBlank() ? null : url.strip();
        publicKey = publicKey == null || publicKey.isBlank() ? null : publicKey.strip();
        if (url != null && !isAddress(url)) throw RuleViolation.invalid("url", "roster.recipient.no-address");
        if (publicKey != null && !Receipt.isKey(publicKey)) throw RuleViolation.invalid("publicKey", "roster.recipient.no-key");
        if (url != null && publicKey == null) throw RuleViolation.invalid("publicKey", "constraint.push_recipient_key_needed");
    }

    private static boolean isAddress(String typed) {
        try {
            URI uri = new URI(typed);
            return uri.getHost() != null && uri.getUserInfo() == null && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getContact() {
        return contact;
    }

    public void setContact(String contact) {
        this.contact = contact;
    }

    public String getUrl() {
        return url;
    }

    public void setUrl(String url) {
        this.url = url;
    }

    public String getPublicKey() {
        return publicKey;
    }

    public void setPublicKey(String publicKey) {
        this.publicKey = publicKey;
    }

    public boolean isActive() {
        return active;
    }

    public void setActive(boolean active) {
        this.active = active;
    }
}

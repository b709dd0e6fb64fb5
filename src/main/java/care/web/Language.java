package care.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;

/** The language people chose, kept in a cookie: Chinese unless they asked for English. Switching keeps the page. */
@Named
@RequestScoped
public class Language {
    static final String NAME = "lang";

    @Inject
    private HttpServletRequest request;

    public Locale getLocale() {
        if (request.getCookies() == null) return Locale.SIMPLIFIED_CHINESE;
        for (Cookie cookie : request.getCookies())
            if (cookie.getName().equals(NAME)) return cookie.getValue().equals("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
        return Locale.SIMPLIFIED_CHINESE;
    }

    /** For {@code <html lang>}. */
    public String getTag() {
        return getLocale().toLanguageTag();
    }

    /** The one to switch to, as a tag: for {@code hreflang} and {@code lang} of the link. */
    public String getOther() {
        return getLocale().equals(Locale.ENGLISH) ? "zh-CN" : "en";
    }

    public String getSwitchUrl() {
        return Address.of(request).with(NAME, getOther()).toString();
    }
}

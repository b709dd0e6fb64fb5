package care.nursing;

import jakarta.persistence.*;
import java.io.Serializable;
import java.util.Locale;

/** A line of a care plan: what is done, and how often a day or a week. */
@Embeddable
public class CareTask implements Serializable {
    private String code;
    private String name;
    private String nameEn;
    private short times;
    @Enumerated(EnumType.STRING)
    private Per per;

    protected CareTask() {
    }

    /** @param code of the template; null when added for one resident */
    CareTask(String code, String name, String nameEn, int times, Per per) {
        this.code = code;
        this.name = name;
        this.nameEn = nameEn;
        this.times = (short) times;
        this.per = per;
    }

    /** Whether it was added for this resident. */
    public boolean isOwn() {
        return code == null;
    }

    public String name(Locale language) {
        return language.getLanguage().equals("en") && nameEn != null ? nameEn : name;
    }

    public String getCode() {
        return code;
    }

    public String getName() {
        return name;
    }

    public int getTimes() {
        return times;
    }

    public Per getPer() {
        return per;
    }
}

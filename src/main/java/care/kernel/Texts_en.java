package care.kernel;

/** The same words in English. */
public class Texts_en extends Texts {
    public Texts_en() {
        super("_en");
    }
}

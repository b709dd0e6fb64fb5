package care.kernel;

/** Chinese is the root; this class keeps a server whose own language is another from answering instead. */
public class Texts_zh extends Texts {
}

package care;

/** A start that cannot go on, with a sentence for whoever started it: what is wrong and what to do. */
final class CannotStart extends RuntimeException {
    CannotStart(String sentence) {
        super(sentence);
    }

    CannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}

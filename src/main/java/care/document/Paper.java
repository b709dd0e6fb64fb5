package care.document;

import java.util.List;

/**
 * What a paper says, before it has a number: a title, an addressee, paragraphs, a table of facts or gaps, and places to sign. It is in
 * Chinese, as the office issues it, whatever language the page is in.
 *
 * @param facts  label and value, side by side
 * @param items  numbered list below the text
 * @param signed places for signatures
 * @param signatures what was signed on a screen, above the places
 * @param issuer whose paper it is, when it is not the office's; null for the office
 */
public record Paper(String title, String addressee, List<String> paragraphs, List<Fact> facts, List<String> items, List<String> closing, List<String> signed, List<Signature> signatures, String issuer) {
    /** A paper of the office. */
    public Paper(String title, String addressee, List<String> paragraphs, List<Fact> facts, List<String> items, List<String> closing, List<String> signed) {
        this(title, addressee, paragraphs, facts, items, closing, signed, List.of(), null);
    }

    /** @param issuer whose paper it is */
    public Paper(String title, String addressee, List<String> paragraphs, List<Fact> facts, List<String> items, List<String> closing, List<String> signed, String issuer) {
        this(title, addressee, paragraphs, facts, items, closing, signed, List.of(), issuer);
    }

    public record Fact(String label, String value) {
    }

    /** @param place which of the places it belongs to @param at in words @param drawn JPEG or PNG; null when the name was typed */
    public record Signature(String place, String name, String at, byte[] drawn) {
    }
}

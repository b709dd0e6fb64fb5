package care.person;

import java.io.Serializable;
import java.text.Normalizer;
import java.time.LocalDate;

/**
 * What a list of persons is narrowed to; what is null does not narrow.
 *
 * @param name     two or more characters, anywhere in the name
 * @param initials the beginning of the name's pinyin initials
 * @param division code or prefix
 * @param category name of a roster's category, held today
 * @param bornFrom first and last day of birth
 */
public record PersonFilter(String name, String initials, String identity, String phone, String division, String category, LocalDate bornFrom, LocalDate bornTo, Ability ability, Living living) implements Serializable {
    public PersonFilter {
        name = known(name);
        initials = known(initials);
        identity = known(identity);
        phone = known(phone);
        division = known(division);
        category = known(category);
    }

    /** Somebody by whatever was typed: letters are initials, figures an identity number or a phone, anything else is a name. */
    public static PersonFilter of(String typed) {
        String text = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        boolean letters = text.matches("[A-Za-z]+");
        boolean number = text.matches("\\d{15}|\\d{17}[\\dxX]");
        boolean phone = !number && text.matches("[\\d-]{6,}");
        return new PersonFilter(letters || number || phone ? null : text, letters ? text : null, number ? text : null, phone ? text : null, null, null, null, null, null, null);
    }

    /** Of an age on a day: at least so many full years, and at most. */
    public PersonFilter aged(Integer from, Integer to, LocalDate on) {
        return new PersonFilter(name, initials, identity, phone, division, category, to == null ? null : on.minusYears(to + 1L).plusDays(1), from == null ? null : on.minusYears(from), ability, living);
    }

    /** Whether it asks for more than a name and a place. */
    boolean asksOfPerson() {
        return initials != null || identity != null || phone != null || category != null || bornFrom != null || bornTo != null || ability != null || living != null;
    }

    private static String known(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    /** Nothing personal gets into a log. */
    @Override
    public String toString() {
        return "persons";
    }
}

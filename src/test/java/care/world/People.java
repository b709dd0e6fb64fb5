package care.world;

import care.person.*;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.*;

/** Makes older persons: name, sex, date of birth and identity number agree, and no number is given twice. */
final class People {
    private final Dice dice;
    private final Names names;
    private final Land land;
    private final Ids ids;
    private final Set<String> numbers = new HashSet<>();
    final List<Person> all = new ArrayList<>();

    People(Dice dice, Land land, Ids ids) {
        this.dice = dice;
        this.names = new Names(dice.split());
        this.land = land;
        this.ids = ids;
    }

    /** Mostly out of the town itself, else out of another town of the county. */
    Person villager(String town, LocalDate seenOn) {
        String county = Land.county(town);
        String home = dice.chance(0.7) ? town : dice.pick(land.towns(county));
        return make(county, land.village(home, dice), seenOn);
    }

    /** A guest out of another province, registered at the centre. */
    Person guest(String prefix, String town, LocalDate seenOn) {
        return make(prefix, town, seenOn);
    }

    /** Somebody of the county who lives at home. @param old eighty or older on that day, otherwise younger */
    Person atHome(String county, LocalDate seenOn, boolean old) {
        return make(county, land.village(dice.pick(land.towns(county)), dice), seenOn, old ? dice.between(80, 95) : dice.between(61, 79));
    }

    private Person make(String prefix, String region, LocalDate seenOn) {
        return make(prefix, region, seenOn, null);
    }

    private Person make(String prefix, String region, LocalDate seenOn, Integer age) {
        Sex sex = dice.chance(0.54) ? Sex.FEMALE : Sex.MALE;
        LocalDate born = seenOn.minusYears(age == null ? age() : age).minusDays(dice.between(0, 364));
        Person person = new Person(ids.next(), number(prefix, born, sex), names.person(prefix), sex, born, region, dice.chance(0.4) ? "0955-" + dice.between(2, 8) + dice.digits(6) : null);
        all.add(person);
        return person;
    }

    /** 62 to 94, most about 80. */
    private int age() {
        double half = dice.between(0.0, 1.0) + dice.between(0.0, 1.0);
        return (int) (half < 1 ? 62 + 18 * half : 80 + 14 * (half - 1));
    }

    private IdentityNumber number(String prefix, LocalDate born, Sex sex) {
        while (true) {
            int order = 2 * dice.between(1, 499) + (sex == Sex.MALE ? 1 : 0);
            String seventeen = prefix + born.format(DateTimeFormatter.BASIC_ISO_DATE) + String.format("%03d", order);
            if (numbers.add(seventeen)) return new IdentityNumber(seventeen + IdentityNumber.check(seventeen));
        }
    }
}

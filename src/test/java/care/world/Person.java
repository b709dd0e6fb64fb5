package care.world;

import care.person.IdentityNumber;
import care.person.Sex;
import java.time.LocalDate;

/** An older person of the plan; the number's prefix is the county the person was registered in first. */
public record Person(long id, IdentityNumber identity, String name, Sex sex, LocalDate born, String region, String phone) {
}

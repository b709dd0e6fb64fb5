package care.meal;

import java.io.Serializable;

/**
 * What a meal costs and who pays which part, in fen.
 *
 * @param personFen   the guest
 * @param districtFen the district's treasury
 * @param villageFen  the village
 * @param donorFen    donations
 */
public record Split(long personFen, long districtFen, long villageFen, long donorFen) implements Serializable {
    public static final Split NOTHING = new Split(0, 0, 0, 0);

    public static Split full(long priceFen) {
        return new Split(priceFen, 0, 0, 0);
    }

    public Split {
        if (personFen < 0 || districtFen < 0 || villageFen < 0 || donorFen < 0) throw new IllegalArgumentException("a part is negative");
    }

    public long priceFen() {
        return personFen + districtFen + villageFen + donorFen;
    }

    public Split plus(Split other) {
        return new Split(personFen + other.personFen, districtFen + other.districtFen, villageFen + other.villageFen, donorFen + other.donorFen);
    }

    public Split times(long meals) {
        return new Split(personFen * meals, districtFen * meals, villageFen * meals, donorFen * meals);
    }
}

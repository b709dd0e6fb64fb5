package care.kitchen;

/** As GB 7718 lists them: 含麸质谷物, 甲壳类, 鱼类, 蛋类, 花生, 大豆, 乳, 坚果. */
public enum Allergen {GLUTEN, CRUSTACEAN, FISH, EGG, PEANUT, SOY, MILK, NUT}

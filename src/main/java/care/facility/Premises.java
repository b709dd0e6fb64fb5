package care.facility;

/** Whose the building is: 自有, 租赁, 无偿使用. */
public enum Premises {OWNED, LEASED, PROVIDED}

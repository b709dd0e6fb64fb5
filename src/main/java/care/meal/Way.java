package care.meal;

/** How somebody was known at the till: card, identity number, name and birth, face list, nobody we know, brought to the door. */
public enum Way {CARD, IDENTITY, NAME, FACE, WALK_IN, DELIVERY}

package care.person;

public enum Sex {MALE, FEMALE}

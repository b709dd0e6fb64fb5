package care.facility;

/** Where a facility is registered: 县（区）, 市. A non-profit one files with civil affairs of that level. */
public enum Registrar {COUNTY, CITY}

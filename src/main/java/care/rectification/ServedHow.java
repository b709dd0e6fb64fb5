package care.rectification;

/** How an order reached the home: 直接送达, 留置送达 (before a witness), 邮寄送达, 电子送达. */
public enum ServedHow {IN_PERSON, LEFT, POSTED, ELECTRONIC}

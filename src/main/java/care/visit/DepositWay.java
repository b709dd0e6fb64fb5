package care.visit;

/** How a phone's content came: sent by the phone itself, or brought to the desk in its rescue file. */
public enum DepositWay {PHONE, FILE}

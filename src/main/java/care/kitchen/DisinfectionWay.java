package care.kitchen;

/** 热力, 含氯消毒液, 紫外线. */
public enum DisinfectionWay {HEAT, CHLORINE, ULTRAVIOLET}

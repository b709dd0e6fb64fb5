package care.inspection;

/** 扫码入企: the home's code was scanned, or typed in where no camera was at hand. */
public enum ArrivedHow {SCANNED, TYPED}

package care.web;

import care.kernel.Texts;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.*;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Yuan as they are typed, 1,234.5, and fen as they are kept, 123450. */
@FacesConverter("yuan")
public class YuanConverter implements Converter<Long> {
    private static final BigDecimal MOST = new BigDecimal("1000000000");

    @Override
    public Long getAsObject(FacesContext faces, UIComponent input, String typed) {
        if (typed == null || typed.isBlank()) return null;
        try {
            BigDecimal yuan = new BigDecimal(typed.strip().replace(",", "").replace("，", "")).setScale(2, RoundingMode.UNNECESSARY);
            if (yuan.signum() >= 0 && yuan.compareTo(MOST) < 0) return yuan.movePointRight(2).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw refused(input);
        }
        throw refused(input);
    }

    private static ConverterException refused(UIComponent input) {
        String text = Texts.of(Words.locale(), "web.yuan.typed", String.valueOf(input.getAttributes().get("label")));
        return new ConverterException(new FacesMessage(FacesMessage.SEVERITY_ERROR, text, text));
    }

    @Override
    public String getAsString(FacesContext faces, UIComponent input, Long fen) {
        return fen == null ? "" : BigDecimal.valueOf(fen, 2).toPlainString();
    }
}

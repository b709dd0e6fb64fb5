package care.web;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.validation.*;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.util.Locale;

/** The sentence of a violated constraint in the reader's language; the violation itself speaks the server's. */
final class Constraints {
    private Constraints() {
    }

    static String sentence(ConstraintViolation<?> violation, Locale locale) {
        MessageInterpolator interpolator = CDI.current().select(ValidatorFactory.class).get().getMessageInterpolator();
        return interpolator.interpolate(violation.getMessageTemplate(), new Broken(violation), locale);
    }

    private record Broken(ConstraintViolation<?> violation) implements MessageInterpolator.Context {
        @Override
        public ConstraintDescriptor<?> getConstraintDescriptor() {
            return violation.getConstraintDescriptor();
        }

        @Override
        public Object getValidatedValue() {
            return violation.getInvalidValue();
        }

        @Override
        public <T> T unwrap(Class<T> type) {
            return type.cast(this);
        }
    }
}

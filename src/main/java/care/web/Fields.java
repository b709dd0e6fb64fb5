package care.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.*;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ComponentSystemEvent;
import jakarta.inject.Named;
import jakarta.validation.constraints.*;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.lang.annotation.Annotation;
import java.util.*;
import org.primefaces.component.api.InputHolder;
import org.primefaces.context.PrimeApplicationContext;
import org.primefaces.metadata.BeanValidationMetadataExtractor;

/**
 * What the field and errors tags ask: the errors of the page with the input each belongs to, and what a field has to say about
 * its input. Required marks and lengths come from the constraints, so that they are written once.
 */
@Named
@RequestScoped
public class Fields {
    private static final Set<Class<? extends Annotation>> REQUIRED = Set.of(NotNull.class, NotBlank.class, NotEmpty.class);

    /** One error: the sentence, and the input to jump to when there is one. */
    public record Line(String target, String text) {
    }

    /** Good news and warnings of the page as a whole are left to the growl. */
    public List<Line> getErrors() {
        FacesContext faces = FacesContext.getCurrentInstance();
        List<Line> lines = new ArrayList<>();
        faces.getClientIdsWithMessages().forEachRemaining(id -> {
            UIComponent component = id == null ? null : faces.getViewRoot().findComponent(id);
            for (FacesMessage message : faces.getMessageList(id)) {
                if (id == null && message.getSeverity().compareTo(FacesMessage.SEVERITY_ERROR) < 0) continue;
                message.rendered();
                lines.add(new Line(component == null ? null : target(component), message.getSummary()));
            }
        });
        return lines;
    }

    private static String target(UIComponent component) {
        if (component instanceof InputHolder holder) return holder.getInputClientId();
        if (component instanceof UISelectOne || component instanceof UISelectMany) return component.getClientId() + ":0";
        return component.getClientId();
    }

    /** Before the box of a field is written: ties hint and error to the input inside, and marks what must not be left out. */
    public void describe(ComponentSystemEvent event) {
        UIComponent box = event.getComponent();
        String name = (String) box.getAttributes().get("for");
        if (!(box.findComponent(name) instanceof UIInput input)) return;
        Collection<ConstraintDescriptor<?>> constraints = constraints(input);
        boolean required = input.isRequired() || constraints.stream().anyMatch(c -> REQUIRED.contains(c.getAnnotation().annotationType()));
        box.getAttributes().put("styleClass", "c-field" + (input.isValid() ? "" : " c-field--error"));
        UIComponent label = box.findComponent(name + "-label");
        if (label != null) label.getAttributes().put("styleClass", "c-label" + (required ? " c-req" : ""));
        if (!(input.getAttributes().get("maxlength") instanceof Integer given && given > 0)) longest(constraints).ifPresent(max -> input.getAttributes().put("maxlength", max));

        UIComponent described = (input instanceof UISelectOne || input instanceof UISelectMany) && label != null && !(input instanceof InputHolder) ? box : input;
        StringJoiner ids = new StringJoiner(" ");
        UIComponent hint = box.findComponent(name + "-hint");
        if (hint != null && hint.isRendered()) ids.add(hint.getClientId());
        if (!input.isValid()) ids.add(box.findComponent(name + "-error").getClientId());
        put(described, "aria-describedby", ids.length() == 0 ? null : ids.toString());
        if (described == box) put(box, "aria-labelledby", label.getClientId());
        else if (!(input instanceof InputHolder)) put(input, "aria-required", required ? "true" : null);
    }

    private static void put(UIComponent component, String name, String value) {
        if (value == null) component.getPassThroughAttributes().remove(name);
        else component.getPassThroughAttributes().put(name, value);
    }

    private static Collection<ConstraintDescriptor<?>> constraints(UIInput input) {
        FacesContext faces = FacesContext.getCurrentInstance();
        return BeanValidationMetadataExtractor.extractDefaultConstraintDescriptors(faces, PrimeApplicationContext.getCurrentInstance(faces), input.getValueExpression("value"));
    }

    private static OptionalInt longest(Collection<ConstraintDescriptor<?>> constraints) {
        return constraints.stream().map(ConstraintDescriptor::getAnnotation).filter(Size.class::isInstance).mapToInt(size -> ((Size) size).max()).filter(max -> max < Integer.MAX_VALUE).min();
    }
}

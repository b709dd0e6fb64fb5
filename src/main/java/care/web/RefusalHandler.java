package care.web;

import care.kernel.RuleViolation;
import jakarta.faces.FacesException;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.*;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.validator.BeanValidator;
import jakarta.validation.*;
import java.io.IOException;
import java.util.Iterator;
import org.omnifaces.exceptionhandler.FullAjaxExceptionHandler;
import org.omnifaces.util.Components;

/**
 * Says a rule's refusal where it helps. What was entered wrongly becomes a message beside the field, the page is shown again
 * and nothing typed is lost; what is not there or not allowed becomes the page that says so, in an ajax call as well. Anything
 * else is a fault, and OmniFaces shows the page for faults.
 */
public class RefusalHandler extends FullAjaxExceptionHandler {
    public RefusalHandler(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() {
        FacesContext faces = FacesContext.getCurrentInstance();
        for (Iterator<ExceptionQueuedEvent> events = getUnhandledExceptionQueuedEvents().iterator(); events.hasNext(); ) {
            Throwable refusal = refusal(events.next().getContext().getException());
            if (refusal != null && answered(faces, refusal)) events.remove();
        }
        super.handle();
    }

    private static Throwable refusal(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause())
            if (cause instanceof RuleViolation || cause instanceof ConstraintViolationException) return cause;
        return null;
    }

    private static boolean answered(FacesContext faces, Throwable refusal) {
        if (isElsewhere(refusal)) return sentElsewhere(faces, (RuleViolation) refusal);
        if (faces.getCurrentPhaseId() == PhaseId.RENDER_RESPONSE || faces.getViewRoot() == null) return false;
        if (refusal instanceof RuleViolation rule) rule.all().forEach(one -> say(faces, one.field(), "web.field-error", Words.refusal(one)));
        else for (ConstraintViolation<?> invalid : ((ConstraintViolationException) refusal).getConstraintViolations())
            say(faces, lastName(invalid.getPropertyPath()), BeanValidator.MESSAGE_ID, Constraints.sentence(invalid, Words.locale()));
        return true;
    }

    private static boolean isElsewhere(Throwable refusal) {
        return refusal instanceof RuleViolation rule && (rule.kind() == RuleViolation.Kind.NOT_FOUND || rule.kind() == RuleViolation.Kind.REFUSED);
    }

    /** A status only counts for a whole page; the answer to an ajax call is written further down. */
    private static boolean sentElsewhere(FacesContext faces, RuleViolation refusal) {
        if (faces.getPartialViewContext().isAjaxRequest() || faces.getExternalContext().isResponseCommitted()) return false;
        try {
            faces.getExternalContext().responseReset();
            faces.getExternalContext().responseSendError(refusal.kind().status, refusal.code());
            faces.responseComplete();
            return true;
        } catch (IOException e) {
            throw new FacesException(e);
        }
    }

    @Override
    protected Throwable findExceptionRootCause(FacesContext faces, Throwable exception) {
        Throwable refusal = refusal(exception);
        return refusal != null ? refusal : super.findExceptionRootCause(faces, exception);
    }

    @Override
    protected String findErrorPageLocation(FacesContext faces, Throwable exception) {
        return isElsewhere(exception) ? "/WEB-INF/errors/" + ((RuleViolation) exception).kind().status + ".xhtml" : super.findErrorPageLocation(faces, exception);
    }

    @Override
    protected void logException(FacesContext faces, Throwable exception, String location, String message, Object... parameters) {
        if (!isElsewhere(exception)) super.logException(faces, exception, location, message, parameters);
    }

    /** The pattern puts the sentence, {0}, and the name of the input, {1}, together. */
    private static void say(FacesContext faces, String field, String pattern, String sentence) {
        UIInput input = field == null ? null : input(faces.getViewRoot(), field);
        String text = sentence;
        if (input != null) {
            input.decode(faces); // what was typed, once more: an invalid input without it is shown empty
            input.setValid(false);
            Object label = input.getAttributes().get("label");
            if (label != null && !sentence.startsWith(label.toString())) text = Words.say2(pattern, sentence, label);
        }
        faces.addMessage(input == null ? null : input.getClientId(faces), new FacesMessage(FacesMessage.SEVERITY_ERROR, text, text));
        faces.validationFailed();
    }

    /** The input of that name: first in the form that was sent, then anywhere. */
    private static UIInput input(UIViewRoot root, String field) {
        UIForm sent = Components.getCurrentForm();
        UIInput input = sent == null ? null : below(sent, field);
        return input != null ? input : below(root, field);
    }

    private static UIInput below(UIComponent parent, String id) {
        for (Iterator<UIComponent> children = parent.getFacetsAndChildren(); children.hasNext(); ) {
            UIComponent child = children.next();
            if (child instanceof UIInput input && id.equals(child.getId())) return input;
            UIInput deeper = below(child, id);
            if (deeper != null) return deeper;
        }
        return null;
    }

    private static String lastName(Path path) {
        String name = null;
        for (Path.Node node : path) name = node.getName();
        return name;
    }
}

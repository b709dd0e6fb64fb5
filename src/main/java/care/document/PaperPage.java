package care.document;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.cdi.Param;

/** The public page behind a paper's QR code: genuine, revoked, or not ours. */
@Named
@RequestScoped
public class PaperPage {
    @Inject
    Documents documents;
    @Inject
    @Param
    private String t;
    private Documents.Genuine paper;

    @PostConstruct
    void load() {
        paper = documents.genuine(t).orElse(null);
    }

    public Documents.Genuine getPaper() {
        return paper;
    }
}

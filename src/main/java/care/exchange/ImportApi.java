package care.exchange;

import care.kernel.*;
import care.web.Once;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.*;
import jakarta.ws.rs.core.*;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.*;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/imports")
@Produces("application/json")
@RequestScoped
@Tag(name = "imports", description = "Files brought: tried out or written, all rows or the faultless ones")
public class ImportApi {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** @param failure why the whole file was not taken */
    public record State(long id, String kind, ImportState state, Integer rows, Integer accepted, Integer refused, Integer added, Integer changed, Integer unchanged, OffsetDateTime startedAt, OffsetDateTime finishedAt, String failure) {
    }

    public record Fault(int row, String column, String value, String code, String message) {
    }

    @Inject
    Imports imports;
    @Inject
    ImportSheets sheets;
    @Inject
    Once once;
    @Context
    HttpHeaders headers;

    @POST
    @Path("/{kind: [a-z-]+}")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(summary = "Brings a file; dryRun=true (the default) only tries it out, accept=all|valid says what to do about wrong rows")
    public Response receive(@PathParam("kind") String kind, @QueryParam("dryRun") @DefaultValue("true") boolean dryRun, @QueryParam("accept") @DefaultValue("all") String accept, @FormParam("file") EntityPart file) throws IOException {
        if (file == null) throw RuleViolation.invalid("file", "web.json.missing", "file");
        String name = file.getFileName().orElse("file");
        try (InputStream content = file.getContent()) {
            return once.answer(List.of(kind, dryRun, accept, name, Objects.requireNonNullElse(headers.getHeaderString("Content-Length"), "")), () -> {
                long id = imports.receive(kind, name, content, dryRun, accept(accept));
                return Response.accepted(Map.of("id", id)).location(URI.create("imports/" + id)).build();
            });
        }
    }

    private static Accept accept(String typed) {
        try {
            return Accept.valueOf(typed.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw RuleViolation.invalid("accept", "exchange.accept.unknown", typed);
        }
    }

    @GET
    public Rows<Imports.Row> list(@QueryParam("kind") String kind, @QueryParam("state") ImportState state, @QueryParam("limit") @DefaultValue("50") int limit, @QueryParam("after") String after) {
        return imports.list(kind, state, Slice.of("-id", after, limit));
    }

    @GET
    @Path("/{id: \\d+}")
    public State get(@PathParam("id") long id) {
        Import i = imports.get(id);
        return new State(id, i.getKind(), i.getState(), i.getRows(), i.getAccepted(), i.getRefused(), i.getAdded(), i.getChanged(), i.getUnchanged(), i.getStartedAt(), i.getFinishedAt(), i.getFailure() == null ? null : Texts.of(locale(), i.getFailure(), (Object[]) i.getFailureArgs()));
    }

    /** Writes what was tried out. */
    @POST
    @Path("/{id: \\d+}/write")
    public Response write(@PathParam("id") long id, @QueryParam("accept") @DefaultValue("all") String accept) {
        imports.write(id, accept(accept));
        return Response.accepted(Map.of("id", id)).location(URI.create("imports/" + id)).build();
    }

    @POST
    @Path("/{id: \\d+}/cancel")
    public Response cancel(@PathParam("id") long id) {
        imports.cancel(id);
        return Response.accepted(Map.of("id", id)).build();
    }

    @GET
    @Path("/{id: \\d+}/refusals")
    public Rows<Fault> refusals(@PathParam("id") long id, @QueryParam("limit") @DefaultValue("50") int limit, @QueryParam("after") String after) {
        imports.get(id);
        return imports.refusals(id, null, Slice.of(null, after, limit)).map(r -> new Fault(r.row(), Texts.of(locale(), r.columnKey()), r.value(), r.code(), Texts.of(locale(), r.code(), r.args().toArray())));
    }

    @GET
    @Path("/{id: \\d+}/refused.xlsx")
    @Produces(XLSX)
    public Response refused(@PathParam("id") long id) {
        imports.get(id);
        StreamingOutput out = stream -> sheets.refused(id, locale(), stream);
        return Response.ok(out).header("Content-Disposition", "attachment; filename=\"refused-" + id + ".xlsx\"").build();
    }

    @GET
    @Path("/{kind: [a-z-]+}/template.xlsx")
    @Produces(XLSX)
    public Response template(@PathParam("kind") String kind) {
        StreamingOutput out = stream -> sheets.template(kind, locale(), stream);
        return Response.ok(out).header("Content-Disposition", "attachment; filename=\"" + kind + ".xlsx\"").build();
    }

    private Locale locale() {
        return headers.getAcceptableLanguages().stream().findFirst().filter(l -> l.getLanguage().equals("en")).orElse(Locale.CHINA);
    }
}

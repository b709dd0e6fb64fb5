package care.attachment;

import care.kernel.RuleViolation;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.*;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/uploads")
@Produces("application/json")
@RequestScoped
@Tag(name = "uploads", description = "A file in parts of at most 256 KiB, under a number the sender chooses; a write names it once it is whole")
public class UploadApi {
    public record Announced(int size, String sha256) {
    }

    @Inject
    Uploads uploads;

    /** Said again with the same size and hash it is the same file. */
    @PUT
    @Path("/{id}")
    @Consumes("application/json")
    public Uploads.State begin(@PathParam("id") UUID id, Announced announced) {
        if (announced == null) throw RuleViolation.invalid("size", "web.json.missing", "size");
        return uploads.begin(id, announced.size(), announced.sha256());
    }

    @PUT
    @Path("/{id}/{offset}")
    @Consumes("application/octet-stream")
    public Uploads.State part(@PathParam("id") UUID id, @PathParam("offset") int offset, InputStream part) throws IOException {
        return uploads.part(id, offset, part.readNBytes(Uploads.LONGEST_PART + 1));
    }

    @GET
    @Path("/{id}")
    public Uploads.State get(@PathParam("id") UUID id) {
        return uploads.get(id);
    }
}

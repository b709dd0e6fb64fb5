package care.visit;

import care.attachment.Uploads;
import care.inspection.Arrival;
import care.inspection.Inspections;
import care.kernel.RuleViolation;
import care.web.Once;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.*;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.*;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/visits/{id}/deposits")
@Produces("application/json")
@Consumes("application/json")
@RequestScoped
@Tag(name = "visits", description = "What a phone has of a visit that cannot go the ordinary way: kept for an officer to decide about")
public class DepositApi {
    /** @param officer null: the home @param upload the drawn signature; null when it was signed by the typed name */
    public record Signed(Long officer, String name, Instant signedAt, UUID upload) {
    }

    public record Photographed(UUID upload, String code, String name, Instant takenAt, Double latitude, Double longitude) {
    }

    /** @param why what the phone was told when it could not go on */
    public record Brought(String why, Arrival arrival, Instant madeAt, List<DepositContent.Answer> answers, List<Signed> signatures, DepositContent.Closing record, List<Photographed> photos) {
    }

    public record Receipt(long id, Instant receivedAt) {
    }

    @Inject
    Inspections inspections;
    @Inject
    Deposits deposits;
    @Inject
    Uploads uploads;
    @Inject
    Once once;

    /** The same content brought again is the same deposit. */
    @POST
    public Response deposit(@PathParam("id") long id, Brought brought) {
        if (brought == null) throw RuleViolation.invalid("answers", "web.json.missing", "answers");
        return once.answer(brought, () -> {
            inspections.get(id);                // one that is not there needs no files
            Map<String, byte[]> pictures = new HashMap<>();
            List<DepositContent.Signature> signatures = all(brought.signatures()).stream().map(one -> new DepositContent.Signature(one.officer(), one.name(), one.signedAt(), one.upload() == null ? null : taken(one.upload(), pictures))).toList();
            List<DepositContent.Photo> photos = all(brought.photos()).stream().map(one -> new DepositContent.Photo(one.code(), one.name(), one.takenAt(), one.latitude(), one.longitude(), taken(one.upload(), pictures))).toList();
            Deposits.Receipt receipt = deposits.deposit(id, DepositWay.PHONE, brought.why(), brought.madeAt(), new DepositContent(brought.arrival(), brought.answers(), signatures, brought.record(), photos), pictures);
            return Response.status(Response.Status.CREATED).entity(new Receipt(receipt.id(), receipt.receivedAt())).build();
        });
    }

    private static <T> List<T> all(List<T> some) {
        return some == null ? List.of() : some;
    }

    /** @return the picture's name */
    private String taken(UUID upload, Map<String, byte[]> pictures) {
        byte[] bytes = uploads.take(upload);
        String name = DepositContent.hex(bytes);
        pictures.put(name, bytes);
        return name;
    }
}

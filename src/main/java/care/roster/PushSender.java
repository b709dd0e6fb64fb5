package care.roster;

import care.access.*;
import care.kernel.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.*;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Carries pushes to their recipients. A push is taken in one transaction and settled in another; in between, the recipient is asked, and
 * the Idempotency-Key tells it when something arrives once more whose receipt got lost.
 */
@ApplicationScoped
public class PushSender {
    private static final Logger LOG = Logger.getLogger(PushSender.class.getName());
    private static final int LONGEST_ANSWER = 65_536;
    private static final int MOST_AT_ONCE = 50;

    @Inject
    Pushes pushes;
    @Inject
    CurrentUser user;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).followRedirects(HttpClient.Redirect.NEVER).build();

    /** Everything that is due. @return how many were tried */
    public int send() {
        Scope self = new Scope("push", Role.CITY_OFFICER, Objects.requireNonNullElse(Settings.get("CARE_DIVISION"), "640500000000"), null, "push", "");
        try {
            return user.as(self, this::sendDue);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private int sendDue() {
        for (int n = 0; n < MOST_AT_ONCE; n++) {
            Optional<Pushes.Parcel> parcel = pushes.take();
            if (parcel.isEmpty()) return n;
            deliver(parcel.get());
        }
        return MOST_AT_ONCE;
    }

    private void deliver(Pushes.Parcel parcel) {
        try {
            Receipt receipt = Receipt.checked(post(parcel), parcel.sha256(), parcel.publicKey());
            pushes.arrived(parcel.id(), receipt);
        } catch (Receipt.Worthless e) {
            pushes.failed(parcel.id(), parcel.tries(), e.getMessage());
        } catch (IOException | TimeoutException | ExecutionException e) {
            LOG.log(Level.INFO, "push " + parcel.id() + ", try " + parcel.tries(), e);
            boolean late = e instanceof HttpTimeoutException || e instanceof TimeoutException;
            pushes.failed(parcel.id(), parcel.tries(), e instanceof Refused refused ? "roster.push.failure.status " + refused.status : late ? "roster.push.failure.timeout" : "roster.push.failure.unreachable");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** An answer that is no 2xx. */
    private static final class Refused extends IOException {
        private final int status;

        private Refused(int status) {
            this.status = status;
        }
    }

    private String post(Pushes.Parcel parcel) throws IOException, InterruptedException, TimeoutException, ExecutionException {
        Duration patience = Duration.ofSeconds(Long.parseLong(Objects.requireNonNullElse(Settings.get("CARE_PUSH_TIMEOUT"), "30")));
        HttpRequest request = HttpRequest.newBuilder(URI.create(parcel.url())).timeout(patience)
            .header("Content-Type", "text/csv; charset=utf-8").header("Accept", "application/json").header("Idempotency-Key", "push-" + parcel.id())
            .header("Content-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(parcel.sha256())) + ":")
            .POST(HttpRequest.BodyPublishers.ofByteArray(parcel.content())).build();
        HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (answer.statusCode() / 100 != 2) throw new Refused(answer.statusCode());
            return CompletableFuture.supplyAsync(() -> read(body)).get(patience.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private static String read(InputStream body) {
        try {
            return new String(body.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }
}

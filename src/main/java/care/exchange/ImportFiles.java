package care.exchange;

import care.access.*;
import care.kernel.Vaults;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** The bytes of a received file, unsealed piece by piece; the next piece is fetched while one is read. */
@ApplicationScoped
public class ImportFiles {
    @Resource
    ManagedExecutorService executor;
    @Inject
    ImportPieces pieces;
    @Inject
    Vaults vaults;
    @Inject
    CurrentUser user;

    InputStream open(long id, Running running) {
        Scope scope = user.getScope();
        return new Stream(id, scope, running);
    }

    /** Each piece is read in a transaction of its own: the one that loads the rows is busy loading. */
    private final class Stream extends InputStream {
        private final long id;
        private final Scope scope;
        private final Running running;
        private int next;
        private Future<byte[]> coming;
        private byte[] piece = new byte[0];
        private int at;

        Stream(long id, Scope scope, Running running) {
            this.id = id;
            this.scope = scope;
            this.running = running;
            fetch();
        }

        private void fetch() {
            int n = next++;
            coming = executor.submit(() -> user.as(scope, () -> pieces.get(id, n)));
        }

        private boolean ready() throws IOException {
            if (piece == null) return false;
            if (at < piece.length) return true;
            try {
                byte[] sealed = coming.get();
                piece = sealed == null ? null : vaults.vault().unseal(sealed);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            } catch (ExecutionException e) {
                throw new IOException(e.getCause());
            }
            at = 0;
            if (piece == null) return false;
            if (running != null) running.advance(piece.length);
            fetch();
            return true;
        }

        @Override
        public int read() throws IOException {
            return ready() ? piece[at++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) return 0;
            if (!ready()) return -1;
            int n = Math.min(length, piece.length - at);
            System.arraycopy(piece, at, into, offset, n);
            at += n;
            return n;
        }

        @Override
        public void close() {
            coming.cancel(false);
        }
    }
}

package care;

import care.kernel.Clocks;
import care.kernel.Migrations;
import care.kernel.Vault;
import java.io.IOException;
import java.net.*;
import java.net.http.*;
import java.nio.file.*;
import java.sql.*;
import java.time.*;
import java.util.concurrent.TimeUnit;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/**
 * The run command: PostgreSQL with its data kept in {@code .data}, the demonstration data on the first start, then WildFly with the
 * application, in the foreground. Ctrl-C ends them in the reverse order.
 */
public final class Run {
    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    private final Path serverFolder;
    private final Path dataFolder;
    private final int httpPort;
    /** The server's other ports move along, so that two installations on different addresses don't meet. */
    private final int offset;
    private final int dbPort;
    private final String address;
    private EmbeddedDatabase database;
    private Process server;
    private volatile boolean stopping;

    Run(Path serverFolder, Path dataFolder, int httpPort, int dbPort) {
        this.serverFolder = serverFolder;
        this.dataFolder = dataFolder.toAbsolutePath().normalize();
        this.httpPort = httpPort;
        this.dbPort = dbPort;
        offset = Math.max(0, httpPort - 8080);
        address = "http://127.0.0.1:" + httpPort + "/";
    }

    public static void main(String[] args) {
        Run run = new Run(Path.of(System.getProperty("server.dir")), Path.of(System.getProperty("data.dir")), Integer.getInteger("http.port", 8080), Integer.getInteger("db.port", 15432));
        Runtime.getRuntime().addShutdownHook(new Thread(run::stop, "stop"));
        try {
            run.start();
            run.server.waitFor();
            if (!run.stopping) throw new CannotStart("WildFly ended by itself (code " + run.server.exitValue() + "). The reason stands above, and in " + run.serverLog());
        } catch (Exception e) {
            if (run.stopping) return;       // Ctrl-C took away what it was working with
            run.stop();
            if (e instanceof CannotStart) System.err.println("\n" + e.getMessage() + "\n");
            else e.printStackTrace();
            System.exit(1);
        }
    }

    void start() throws Exception {
        for (int port : new int[]{httpPort, 7600 + offset, 8443 + offset, 9990 + offset}) portIsFree(port);
        startDatabase();
        Migrations.run(database.owner());
        demonstrationData();
        startServer();
        untilReady();
        if (server.isAlive() && !stopping) banner();
    }

    /** What has begun to start is waited for before it is stopped. */
    private synchronized void startDatabase() throws IOException, SQLException {
        if (!stopping) database = EmbeddedDatabase.start(dataFolder, dbPort, true);
    }

    /** All or nothing: a start broken off in the middle of it begins anew. On later starts only a changed password is taken over. */
    private void demonstrationData() throws SQLException {
        Secrets secrets = database.secrets();
        try (Connection owner = database.owner().getConnection()) {
            owner.setAutoCommit(false);
            if (!isThere(owner)) {
                System.out.println("Making the demonstration data …");
                new World(owner, LocalDate.now(Clocks.CHINA), new Vault(secrets::get), secrets.demoPassword()).create();
            } else if (secrets.demoPasswordChanged()) {
                World.changePassword(owner, secrets.demoPassword());
            }
            owner.commit();
        }
    }

    private static boolean isThere(Connection owner) throws SQLException {
        try (Statement statement = owner.createStatement(); ResultSet found = statement.executeQuery("select 1 from facility")) {
            return found.next();
        }
    }

    /** Without a warning, as when the power fails; PostgreSQL goes on. */
    void kill() throws InterruptedException {
        server.destroyForcibly().waitFor();
    }

    /** The server once more, after it was killed. */
    void startAgain() throws Exception {
        startServer();
        untilReady();
    }

    String address() {
        return address;
    }

    EmbeddedDatabase database() {
        return database;
    }

    long pid() {
        return server.pid();
    }

    private synchronized void startServer() throws IOException {
        if (stopping) return;
        Files.deleteIfExists(failure());            // of an earlier start
        StandaloneCommandBuilder command = StandaloneCommandBuilder.of(serverFolder)
            .setJavaOptions("-Xms256m", "-Xmx1g", "-Djava.net.preferIPv4Stack=true", "-Duser.timezone=Asia/Shanghai")
            .addServerArguments("-b", "127.0.0.1", "-Djboss.http.port=" + (httpPort - offset), "-Djboss.socket.binding.port-offset=" + offset);
        ProcessBuilder process = new ProcessBuilder(command.build()).inheritIO();
        process.environment().putAll(database.environment());
        process.environment().putIfAbsent("CARE_PUBLIC_URL", address);
        server = process.start();
    }

    private void untilReady() throws InterruptedException {
        HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        HttpRequest question = HttpRequest.newBuilder(URI.create(address + "health/ready")).timeout(Duration.ofSeconds(5)).build();
        Instant latest = Instant.now().plus(LONGEST_START);
        while (server.isAlive() && !isReady(client, question)) {
            if (stopping) return;
            if (Files.exists(failure()) || Instant.now().isAfter(latest))
                throw new CannotStart("The application did not start. The reason is in " + serverLog());
            Thread.sleep(300);
        }
    }

    private static boolean isReady(HttpClient client, HttpRequest question) throws InterruptedException {
        try {
            return client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;       // not listening yet
        }
    }

    private void banner() {
        StringBuilder accounts = new StringBuilder();
        World.ACCOUNTS.forEach((username, what) -> accounts.append(String.format("    %-18s %s%n", username, what)));
        System.out.printf("""

            ────────────────────────────────────────────────────────────────────
              %s      is ready.

              Accounts of the demonstration, all with the password  %s
            %s
              The data is in %s.
              Delete that folder to begin anew. Ctrl-C stops.
            ────────────────────────────────────────────────────────────────────
            %n""", address, database.secrets().demoPassword(), accounts, dataFolder);
    }

    /** First the application, then the database it writes to. */
    synchronized void stop() {
        stopping = true;
        try {
            if (server != null && server.isAlive()) {
                server.destroy();
                if (!server.waitFor(60, TimeUnit.SECONDS)) server.destroyForcibly().waitFor();
                System.out.println("WildFly stopped.");
            }
            if (database != null) {
                database.close();
                database = null;
                System.out.println("PostgreSQL stopped.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** WildFly leaves this mark beside an application that it could not deploy, and runs on. */
    private Path failure() {
        return serverFolder.resolve("standalone/deployments/ROOT.war.failed");
    }

    private Path serverLog() {
        return serverFolder.resolve("standalone/log/server.log");
    }

    private static void portIsFree(int port) throws IOException {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            probe.setReuseAddress(true);
        } catch (BindException e) {
            throw new CannotStart("Port " + port + " for WildFly is taken by another program. Choose another address with -Dhttp.port=");
        }
    }
}

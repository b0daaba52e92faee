package dev.gradus.persistence;

import dev.gradus.migrations.TemporaryDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** The application in a JVM of its own, taking orders until it is killed. */
final class ShopProcess {
    private final Process process;

    private ShopProcess(Process process) {
        this.process = process;
    }

    /** Address, user and password. Ends with its standard input, so that it does not outlive the test. */
    public static void main(String[] arguments) throws SQLException {
        Thread end = new Thread(ShopProcess::awaitEnd);
        end.setDaemon(true);
        end.start();
        try (Shop shop = new Shop(arguments[0], arguments[1], arguments[2])) {
            while (end.isAlive()) {
                shop.takeOrder();
            }
        }
    }

    private static void awaitEnd() {
        try {
            System.in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static ShopProcess start(TemporaryDatabase database, Path log) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Dorg.jooq.no-logo=true",
                "-Dorg.jooq.no-tips=true",
                "-cp",
                System.getProperty("java.class.path"),
                ShopProcess.class.getName(),
                database.jdbcUrl(),
                database.user(),
                database.password());
        return new ShopProcess(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL: no handler, no hook, no farewell. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }
}

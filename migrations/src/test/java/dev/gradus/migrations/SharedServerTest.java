package dev.gradus.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes on one folder, and their deaths. */
class SharedServerTest {
    @TempDir
    Path folder;

    private Path root;

    @BeforeEach
    void prepare() {
        root = TestFolders.withBinaries(folder);
    }

    @AfterEach
    void cleanUp() {
        TestFolders.cleanUp(root);
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.builder().directory(root).start();
    }

    @Test
    void shouldAttachWhenAnotherProcessAlreadyStartedIt() {
        try (OtherProcess other = OtherProcess.start(root)) {
            assertThat(other.answer()).isEqualTo("started");

            EmbeddedPostgres server = start();
            assertThat(server.attached()).isTrue();

            assertThat(other.finish()).isZero();
            assertThat(TestFolders.serversIn(root)).hasSize(1);
            server.close();
            assertThat(TestFolders.serversIn(root)).isEmpty();
        }
    }

    @Test
    void shouldStartOnceAndAttachFiveTimesWhenSixProcessesComeAtOnce() {
        List<OtherProcess> others =
                Stream.generate(() -> OtherProcess.start(root)).limit(6).toList();
        try {
            assertThat(others.stream().map(OtherProcess::answer).sorted())
                    .containsExactly("attached", "attached", "attached", "attached", "attached", "started");

            assertThat(others.stream().parallel().map(OtherProcess::finish)).containsOnly(0);
            assertThat(TestFolders.serversIn(root)).isEmpty();
        } finally {
            others.forEach(OtherProcess::close);
        }
    }

    @Test
    void shouldAttachToTheServerOfAKilledProcessAndStopItInTheEnd() {
        try (OtherProcess other = OtherProcess.start(root)) {
            assertThat(other.answer()).isEqualTo("started");
            other.kill();

            EmbeddedPostgres server = start();
            assertThat(server.attached()).isTrue();
            server.close();

            assertThat(TestFolders.serversIn(root)).isEmpty();
        }
    }

    @Test
    void shouldRecoverOnTheSamePortWithAllRowsWhenTheServerWasKilled() throws SQLException {
        try (EmbeddedPostgres first = start()) {
            try (Connection connection = first.dataSource("postgres").getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create table fruit as select 'sloe' as name");
                TestFolders.killServerIn(root);

                try (EmbeddedPostgres second = start()) {
                    assertThat(second.attached()).isFalse();
                    assertThat(second.port()).isEqualTo(first.port());
                    assertThat(fruit(second)).isEqualTo("sloe");
                    assertThat(fruit(first)).isEqualTo("sloe");
                }
            }
        }
        assertThat(TestFolders.serversIn(root)).isEmpty();
    }

    /** A signal to the foreground group, as Ctrl-C sends it, reaches only processes of the terminal's session. */
    @Test
    void shouldRunTheServerInASessionOfItsOwn() throws IOException {
        try (EmbeddedPostgres server = start()) {
            assertThat(server.port()).isPositive();
            long pid = TestFolders.serversIn(root).get(0).pid();

            String[] stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"))
                    .split(" ", -1);

            assertThat(stat[5]).describedAs("session").isEqualTo(Long.toString(pid));
        }
    }

    @Test
    void shouldGiveTheServerNothingOfTheEnvironmentButThePath() throws IOException {
        try (EmbeddedPostgres server = start()) {
            assertThat(server.port()).isPositive();
            long pid = TestFolders.serversIn(root).get(0).pid();

            String environment = Files.readString(Path.of("/proc", Long.toString(pid), "environ"));

            assertThat(environment.split("\0", -1))
                    .filteredOn(entry -> !entry.isEmpty())
                    .allMatch(entry -> entry.startsWith("PATH=") || entry.startsWith("PG"));
        }
    }

    private static String fruit(EmbeddedPostgres server) throws SQLException {
        try (Connection connection = server.dataSource("postgres").getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select name from fruit")) {
            rows.next();
            return rows.getString(1);
        }
    }
}

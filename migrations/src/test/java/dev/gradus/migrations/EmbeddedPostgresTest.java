package dev.gradus.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
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
    void shouldUnpackAndCreateInAFolderThatDoesNotExist() throws IOException {
        Path absent = folder.resolve("some").resolve("where");

        try (EmbeddedPostgres server =
                EmbeddedPostgres.builder().directory(absent).start()) {
            assertThat(server.attached()).isFalse();
            assertThat(server.serverVersion()).matches("\\d+\\.\\d+.*");
            assertThat(server.folder()).hasParent(absent.toRealPath()).exists();
        }

        assertThat(TestFolders.serversIn(absent)).isEmpty();
        try (var entries = Files.list(absent)) {
            assertThat(entries.map(path -> path.getFileName().toString())).noneMatch(name -> name.endsWith(".new"));
        }
    }

    @Test
    void shouldRemoveOutdatedBinariesUnlessAServerMayBeUsingThem() throws IOException {
        Path outdated = Files.createDirectories(root.resolve("bin-00000000"));
        Path current = Files.createDirectories(root.resolve("bin-11111111"));

        try (EmbeddedPostgres server = start()) {
            OutdatedBinaries.remove(root, current);
            assertThat(outdated).exists();
            assertThat(server.serverVersion()).isNotEmpty();
        }

        OutdatedBinaries.remove(root, current);
        assertThat(outdated).doesNotExist();
        assertThat(current).exists();
    }

    @Test
    void shouldKeepDataPasswordAndPortOverARestart() throws SQLException {
        String password;
        int port;
        try (EmbeddedPostgres server = start()) {
            server.createDatabase("kept");
            execute(server, "kept", "create table fruit as select 'quince' as name");
            password = server.password();
            port = server.port();
        }

        try (EmbeddedPostgres server = start()) {
            assertThat(server.attached()).isFalse();
            assertThat(query(server, "kept", "select name from fruit")).isEqualTo("quince");
            assertThat(server.password()).isEqualTo(password);
            assertThat(server.port()).isEqualTo(port);
        }
    }

    @Test
    void shouldStopOnlyWhenTheLastInstanceCloses() throws SQLException {
        EmbeddedPostgres first = start();
        EmbeddedPostgres second = start();
        assertThat(first.attached()).isFalse();
        assertThat(second.attached()).isTrue();

        first.close();
        first.close();
        assertThat(query(second, "postgres", "select 1")).isEqualTo("1");

        second.close();
        assertThat(TestFolders.serversIn(root)).isEmpty();
    }

    @Test
    void shouldStartOnceForThreadsThatStartAtOnce() {
        List<EmbeddedPostgres> servers =
                IntStream.range(0, 8).parallel().mapToObj(i -> start()).toList();

        assertThat(servers).extracting(EmbeddedPostgres::attached).containsOnlyOnce(false);

        servers.stream().parallel().forEach(EmbeddedPostgres::close);
        assertThat(TestFolders.serversIn(root)).isEmpty();
    }

    @Test
    void shouldCloseInAnInterruptedThread() {
        EmbeddedPostgres server = start();

        Thread.currentThread().interrupt();
        server.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(TestFolders.serversIn(root)).isEmpty();
    }

    @Test
    void shouldLetNobodyInWithoutThePassword() throws IOException, SQLException {
        try (EmbeddedPostgres server = start()) {
            assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl("postgres"), server.user(), "guess")
                            .close())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(query(server, "postgres", "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(server, "postgres", "show unix_socket_directories"))
                    .isEmpty();
            assertThat(mode(root)).isEqualTo("rwx------");
            assertThat(mode(server.folder())).isEqualTo("rwx------");
            assertThat(mode(server.folder().resolve("password"))).isEqualTo("rw-------");
            assertThat(server.toString()).doesNotContain(server.password());
        }
    }

    @Test
    void shouldForceUserDataToDiskAndSortTheSameEverywhere() throws SQLException {
        try (EmbeddedPostgres server = start()) {
            assertThat(query(server, "postgres", "show fsync")).isEqualTo("on");
            assertThat(query(server, "postgres", "show synchronous_commit")).isEqualTo("on");
            assertThat(query(server, "postgres", "show server_encoding")).isEqualTo("UTF8");
            assertThat(query(server, "postgres", "select 'Z' < 'a'")).isEqualTo("t");
        }
    }

    @Test
    void shouldForgetATemporaryClusterAndLeaveTheDurableOneAlone() throws SQLException {
        try (EmbeddedPostgres durable = start()) {
            durable.createDatabase("kept");
        }
        Path cluster;
        try (EmbeddedPostgres temporary =
                EmbeddedPostgres.builder().directory(root).durable(false).start()) {
            cluster = temporary.folder();
            assertThat(query(temporary, "postgres", "show fsync")).isEqualTo("off");
        }

        assertThat(cluster).doesNotExist();
        try (EmbeddedPostgres durable = start()) {
            assertThat(query(durable, "kept", "select 1")).isEqualTo("1");
        }
    }

    @Test
    void shouldCreateDatabasesFromATemplateAndDropThemWithTheirSessions() throws SQLException {
        try (EmbeddedPostgres server = start()) {
            server.createDatabase("a template");
            execute(server, "a template", "create table fruit as select 'medlar' as name");

            server.createDatabase("a copy", "a template");
            try (Connection session = server.dataSource("a copy").getConnection()) {
                assertThat(session.isValid(5)).isTrue();
                server.dropDatabase("a copy");
                assertThat(session.isValid(5)).isFalse();
            }

            server.dropDatabase("a copy");
            assertThatThrownBy(() -> server.createDatabase("a template"))
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessageContaining("already exists");
        }
    }

    @Test
    void shouldFollowTheXdgSpecificationForTheUserFolder() {
        assertThat(EmbeddedPostgres.userFolder(Map.of("XDG_DATA_HOME", "/data", "HOME", "/home/ada")))
                .isEqualTo(Path.of("/data/gradus/postgres"));
        assertThat(EmbeddedPostgres.userFolder(Map.of("XDG_DATA_HOME", "relative", "HOME", "/home/ada")))
                .isEqualTo(Path.of("/home/ada/.local/share/gradus/postgres"));
        assertThat(EmbeddedPostgres.userFolder(Map.of("HOME", "/home/ada")))
                .isEqualTo(Path.of("/home/ada/.local/share/gradus/postgres"));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void execute(EmbeddedPostgres server, String database, String sql) throws SQLException {
        try (Connection connection = server.dataSource(database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(EmbeddedPostgres server, String database, String sql) throws SQLException {
        try (Connection connection = server.dataSource(database).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}

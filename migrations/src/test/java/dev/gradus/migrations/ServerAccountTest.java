package dev.gradus.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL refuses root: the three ways round, of which an ordinary user needs none. */
class ServerAccountTest {
    private static final long UNLISTED = 4711;
    private static final Pattern NEEDED =
            Pattern.compile("classes|postgres|commons-(compress|io|lang3|codec)|xz-|jspecify|flyway");

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

    @Test
    void shouldChooseOneThatWorks() throws IOException {
        assertThat(ServerAccount.choose().works()).isTrue();
    }

    @Test
    void shouldMoveDataBetweenRootInANamespaceAndNobody() throws IOException {
        assumeTrue(ProcessOwner.current() == ProcessOwner.ROOT, "only root can run as others");
        assumeTrue(ServerAccount.nobody().works(), "setpriv does not work here");
        assumeTrue(ServerAccount.inNamespace(ProcessOwner.ROOT).works(), "unshare -U does not work here");

        start(ServerAccount.nobody(), 65534, "create");
        start(ServerAccount.inNamespace(ProcessOwner.ROOT), 0, "keep");
        start(ServerAccount.nobody(), 65534, "keep");
    }

    private void start(ServerAccount account, long owner, String what) throws IOException {
        try (EmbeddedPostgres server =
                EmbeddedPostgres.builder().directory(root).account(account).start()) {
            long pid = TestFolders.serversIn(root).get(0).pid();
            if (what.equals("create")) {
                server.createDatabase("kept");
            }
            server.dropDatabase("scratch");
            server.createDatabase("scratch", "kept");
            assertThat(ProcessOwner.of(Path.of("/proc", Long.toString(pid)))).isEqualTo(owner);
            assertThat(ProcessOwner.of(server.folder().resolve("data").resolve("PG_VERSION")))
                    .isEqualTo(owner);
        }
    }

    @Test
    void shouldRunAsAnOrdinaryUserAndRefuseAFolderThatCannotBeMade() throws IOException {
        long nobody = ServerAccount.nobody().uid();
        String classPath = readableClassPath();

        shouldRunAs(nobody, classPath);

        try (OtherProcess other = OtherProcess.start(as(nobody), classPath, folder.resolve("not-mine"))) {
            assertThat(other.answer()).contains("no permission to write").contains("--database-url");
        }
    }

    @Test
    void shouldRunAsAUserWhomTheSystemDoesNotList() throws IOException {
        ServerAccount unlisted = new ServerAccount(as(UNLISTED), UNLISTED);
        assumeTrue(
                ProcessRunner.succeeds(unlisted.command(List.of("unshare", "-U", "true"))),
                "ordinary users may not make namespaces here");

        shouldRunAs(UNLISTED, readableClassPath());
    }

    private void shouldRunAs(long user, String classPath) throws IOException {
        assumeTrue(new ServerAccount(as(user), user).works(), "only root can run as others, by setpriv");
        Path home = Files.createDirectory(folder.resolve("home"));
        FolderTree.giveTo(user, home);
        Path own = home.resolve("postgres");

        try (OtherProcess other = OtherProcess.start(as(user), classPath, own)) {
            assertThat(other.answer()).isEqualTo("started");
            long pid = TestFolders.serversIn(own).get(0).pid();
            assertThat(ProcessOwner.of(Path.of("/proc", Long.toString(pid)))).isEqualTo(user);
            assertThat(other.finish()).isZero();
        }
        assertThat(TestFolders.serversIn(own)).isEmpty();
    }

    private static List<String> as(long user) {
        return List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups", "--");
    }

    /** The local repository may lie in root's home, where others cannot read. */
    private String readableClassPath() throws IOException {
        ProcessRunner.succeeds(List.of("chmod", "755", folder.toString()));
        Path copies = Files.createDirectory(folder.resolve("classpath"));
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (NEEDED.matcher(Path.of(entry).getFileName().toString()).find()) {
                Path copy = copies.resolve(entries.size() + "-" + Path.of(entry).getFileName());
                copyTree(Path.of(entry), copy);
                entries.add(copy.toString());
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}

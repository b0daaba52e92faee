package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.gradus.core.data.Document;
import dev.gradus.core.host.HttpMetricEvents;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code examples/nightly}, run natively with programs in the place of npm and node, and a receiver of its events. */
class NightlyTest {
    private static final Path EXAMPLE = Path.of("..", "examples", "nightly", "nightly.yaml");
    private static final String PULL = "https://github.com/user/repo/pull/123";

    private final List<Document> events = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();

    @TempDir
    private Path repository;

    private HttpServer receiver;
    private HttpMetricEvents metrics;
    private TestPlatform platform;
    private Shell shell;

    @BeforeEach
    void open() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            try (InputStream body = exchange.getRequestBody()) {
                events.add(Document.parse(body.readAllBytes()));
                keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("x-metrics-key")));
            }
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/events";
        metrics = new HttpMetricEvents(URI.create(url), "sesame");
        Map<String, String> environment =
                Map.of("PATH", repository.resolve("bin") + ":/usr/bin:/bin", "GITHUB_TOKEN", "token-of-the-test");
        platform = new TestPlatform(builder ->
                builder.metrics(metrics).environment(environment, Set.of("GITHUB_TOKEN", "GH_OWNER", "GH_REPO")));
        shell = new Shell(platform, Personality.GRADUS);
        Files.createDirectory(repository.resolve("bin"));
        program("npm", "echo site $SITE_BASE_URL token $GITHUB_TOKEN; echo opened " + PULL);
        program("node", "case $1 in *code-review*) echo looked at $1; exit 3;; *) echo fine;; esac");
    }

    @AfterEach
    void close() {
        platform.close();
        metrics.close();
        receiver.stop(0);
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.writeString(repository.resolve("bin").resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Shell.Result run(String... more) {
        var line = new ArrayList<>(List.of(
                "-q",
                "run",
                EXAMPLE.toString(),
                "--local-path",
                repository.toString(),
                "--name",
                "nightly-2026-01-15",
                "--input",
                "site_base_url=https://site.example"));
        line.addAll(List.of(more));
        return shell.run(line.toArray(String[]::new));
    }

    private Document entry(String task) {
        return Document.parse(shell.run("ledger", "list", "--task", task, "-o", "json")
                        .out())
                .items()
                .get(0);
    }

    @Test
    void itShouldShowInTheLedgerWhatEachCheckCameTo() {
        Shell.Result run = run();

        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(13);
        Document seo = entry("seo.validate");
        assertThat(Cells.text(seo, "status")).isEqualTo("awaiting_approval");
        assertThat(Cells.text(seo, "approval_state")).isEqualTo("pending");
        assertThat(Cells.text(seo, "outputs_uri")).isEqualTo(PULL);
        assertThat(Cells.text(seo, "run_id")).isEqualTo("nightly-2026-01-15");
        assertThat(seo.member("log_excerpt").orElseThrow().text())
                .isEqualTo("site https://site.example token token-of-the-test\nopened " + PULL);
        assertThat(seo.member("duration_ms").orElseThrow().isInteger()).isTrue();
        assertThat(Cells.text(seo, "finished_at")).isNotEmpty();
        assertThat(Cells.text(entry("code.review"), "status")).isEqualTo("failed");
        assertThat(entry("code.review").member("log_excerpt").orElseThrow().text())
                .isEqualTo("looked at scripts/code-review.mjs");
        assertThat(Cells.text(entry("dx.integrate"), "status")).isEqualTo("succeeded");
        assertThat(entry("dx.integrate").member("outputs_uri").orElseThrow().isNull())
                .isTrue();
    }

    @Test
    void anApprovalShouldEndTheRun() {
        run();
        String id = Cells.text(entry("seo.validate"), "id");

        assertThat(shell.run("approval", "list", "-o", "ids").out().strip()).isEqualTo(id);
        shell.run("approval", "approve", id, "--note", "merged");

        Document seo = entry("seo.validate");
        assertThat(Cells.text(seo, "status")).isEqualTo("succeeded");
        assertThat(Cells.text(seo, "approval_state")).isEqualTo("approved");
        assertThat(Cells.text(seo, "approver")).isEqualTo("cli:tester");
        assertThat(Cells.text(seo, "approval_note")).isEqualTo("merged");
        assertThat(shell.run("task", "get", "nightly-2026-01-15", "-o", "json").out())
                .contains("\"state\": \"failed\"");
    }

    @Test
    void aPullRequestOfACommandThatFailedShouldBeLookedAt() throws IOException {
        program("npm", "echo outputs_uri=" + PULL + "; exit 4");

        assertThat(run("--only", "seo.validate").code()).isEqualTo(13);
        assertThat(Cells.text(entry("seo.validate"), "status")).isEqualTo("awaiting_approval");
    }

    @Test
    void oneCheckShouldRunAlone() {
        Shell.Result run = run("--only", "dx.integrate", "-o", "json");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(Document.parse(run.out()).at("steps").orElseThrow().size()).isOne();
        assertThat(run("--only", "nothing").code()).isEqualTo(4);
    }

    @Test
    void whoeverCountsShouldBeTold() {
        run();
        shell.run("ledger", "add", "--task", "elsewhere", "--run", "r");
        shell.run("ledger", "set", "4", "--status", "succeeded");
        metrics.close();

        assertThat(events.stream().map(event -> Cells.text(event, "event") + " " + Cells.text(event, "task")))
                .containsExactlyInAnyOrder(
                        "agent.task_started seo.validate",
                        "agent.task_started code.review",
                        "agent.task_started dx.integrate",
                        "agent.task_finished seo.validate",
                        "agent.task_finished code.review",
                        "agent.task_finished dx.integrate",
                        "agent.awaiting_approval seo.validate",
                        "agent.task_created elsewhere",
                        "agent.task_updated elsewhere");
        assertThat(keys).containsOnly("sesame");
        Document finished = events.stream()
                .filter(event -> Cells.text(event, "event").equals("agent.task_finished")
                        && Cells.text(event, "task").equals("seo.validate"))
                .findFirst()
                .orElseThrow();
        assertThat(finished.keys())
                .containsExactly(
                        "ts",
                        "event",
                        "source",
                        "task",
                        "run_id",
                        "status",
                        "approval_state",
                        "duration_ms",
                        "outputs_uri");
        assertThat(Cells.text(finished, "source")).isEqualTo("orchestrator");
    }

    @Test
    void theNightShouldBeDueAtHalfPastTwo() {
        shell.run("-q", "definition", "register", EXAMPLE.toString());

        assertThat(shell.run("-q", "schedule", "next", "nightly").out().lines().skip(1))
                .allMatch(line -> line.contains("T02:30:00Z"));
    }

    @Test
    void thePruningShouldBeDueOnMondays() {
        shell.run(
                "-q",
                "definition",
                "register",
                EXAMPLE.resolveSibling("prune.yaml").toString());

        assertThat(shell.run("-q", "schedule", "next", "nightly-prune")
                        .out()
                        .lines()
                        .skip(1))
                .isNotEmpty()
                .allMatch(line -> line.contains("T03:15:00Z"));
    }
}

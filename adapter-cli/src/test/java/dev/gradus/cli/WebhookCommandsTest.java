package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The commands on webhooks and retention: straight to the engine and to a server they say the same. */
@ParameterizedClass
@EnumSource(Face.class)
class WebhookCommandsTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final TestPlatform platform;
    private final Shell shell;

    @TempDir
    private Path folder;

    WebhookCommandsTest(Face face) {
        this.platform = TestPlatform.behind(face);
        this.shell = new Shell(platform, Personality.GRADUS);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    private Document json(String... command) {
        Shell.Result result = shell.run(command);
        assertThat(result.code()).as(result.err()).isZero();
        return Document.parse(result.out());
    }

    @Test
    void aSecretThatWasMadeHereShouldBePrintedOnce() {
        Document made =
                json("webhook", "create", "ci", "https://ci.example/in?x=1", "--type", "Task*,approval", "-o", "json");

        assertThat(Cells.text(made, "secret")).startsWith("whsec_");
        assertThat(Cells.text(made, "url")).isEqualTo("https://ci.example/***");
        assertThat(shell.run("webhook", "get", "ci", "-o", "json").out()).doesNotContain("whsec_");
        assertThat(shell.run("webhook", "list").out())
                .contains("ci", "active", "approval")
                .doesNotContain("whsec_");
    }

    @Test
    void aSecretFromAFileShouldNotBePrinted() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), SECRET + "\n");

        Shell.Result made =
                shell.run("webhook", "create", "ci", "https://ci.example/", "--secret-file", file.toString());
        platform.input(SECRET + "\n");
        Shell.Result rotated = shell.run("webhook", "rotate", "ci", "--secret-file", "-");

        assertThat(made.code()).as(made.err()).isZero();
        assertThat(rotated.code()).as(rotated.err()).isZero();
        assertThat(made.out() + rotated.out()).doesNotContain("MfKQ");
        assertThat(shell.run("webhook", "rotate", "ci").out()).contains("secret", "whsec_", "previous_secret_until");
    }

    @Test
    void aSubscriptionShouldBeChangedAndEnded() {
        shell.run("webhook", "create", "ci", "https://ci.example/");

        assertThat(shell.run("webhook", "edit", "ci", "--definition", "nightly", "--in-flight", "2")
                        .out())
                .contains("nightly");
        assertThat(shell.run("webhook", "edit", "ci").code()).isEqualTo(2);
        assertThat(shell.run("webhook", "pause", "ci", "--reason", "moving").out())
                .contains("paused", "moving");
        assertThat(shell.run("webhook", "resume", "ci").out()).contains("active");
        assertThat(shell.run("webhook", "disable", "ci").out()).contains("disabled");
        assertThat(shell.run("webhook", "delete", "ci").code()).isEqualTo(2);
        assertThat(shell.run("webhook", "delete", "ci", "--yes").out()).contains("ci");
        assertThat(shell.run("webhook", "get", "ci").code()).isEqualTo(4);
    }

    @Test
    void whatDoesNotFitShouldBeRefused() {
        assertThat(shell.run("webhook", "create", "ci", "http://127.0.0.1:1/").code())
                .isEqualTo(3);
        assertThat(shell.run("webhook", "create", "ci", "ftp://ci.example/").code())
                .isEqualTo(7);
        assertThat(shell.run("webhook", "create", "ci", "https://ci.example/", "--type", "x y")
                        .code())
                .isEqualTo(7);
        assertThat(shell.run("webhook", "deliveries", "--state", "lost").code()).isEqualTo(2);
        assertThat(shell.run("webhook", "deliveries", "77").code()).isEqualTo(4);
        assertThat(shell.run("webhook", "redeliver", "77").code()).isEqualTo(4);
        assertThat(shell.run("webhook", "ping", "nobody").code()).isEqualTo(4);
    }

    @Test
    void aPingThatIsNotAcceptedShouldSaySo() {
        shell.run("webhook", "create", "ci", "http://nowhere.invalid/");

        Shell.Result ping = shell.run("webhook", "ping", "ci");

        assertThat(ping.code()).isEqualTo(6);
        assertThat(ping.out()).contains("the host 'nowhere.invalid' is not known");
    }

    @Test
    void whatIsOldShouldBeCountedBeforeItIsPruned() {
        shell.run("run-flow", "-o", "json");

        assertThat(shell.run("prune", "--tasks", "90d", "--dry-run").err()).contains("this would be pruned: tasks 0");
        assertThat(json("prune", "--tasks", "0s", "--logs", "0s", "--dry-run", "-o", "json")
                        .toJson())
                .isEqualTo("{\"logs\":0,\"tasks\":1}");
        assertThat(shell.run("prune", "--tasks", "0s").code()).isEqualTo(2);
        assertThat(json("prune", "--tasks", "0s", "--yes", "-o", "json").toJson())
                .isEqualTo("{\"tasks\":1}");
        assertThat(shell.run("task", "list", "-o", "ids").out()).isEmpty();
        assertThat(shell.run("prune").code()).isEqualTo(2);
        assertThat(shell.run("prune", "--tasks", "soon", "--yes").code()).isEqualTo(7);
    }
}

package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.api.TaskRequest;
import dev.gradus.core.data.Document;
import dev.gradus.core.definition.DefinitionText;
import dev.gradus.core.engine.WorkerOptions;
import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The commands on queues: straight to the engine and to a server they say the same. */
@ParameterizedClass
@EnumSource(Face.class)
class QueueCommandsTest {
    private final TestPlatform platform;
    private final Shell shell;

    QueueCommandsTest(Face face) {
        this.platform = TestPlatform.behind(face);
        this.shell = new Shell(platform, Personality.GRADUS);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    private String out(String... command) {
        Shell.Result result = shell.run(command);
        assertThat(result.code()).as(result.err()).isZero();
        return result.out();
    }

    @Test
    void aQueueShouldBeLimitedPausedAndResumed() {
        assertThat(out("queue", "limit", "deploys", "3", "--reason", "small machine", "-o", "json"))
                .contains("\"limit\": 3");
        assertThat(out("queue", "pause", "deploys", "-o", "json")).contains("\"paused\": true");
        assertThat(out("queue", "list")).contains("deploys", "true", "3");
        assertThat(out("queue", "resume", "deploys", "-o", "json")).contains("\"paused\": false");
        assertThat(out("queue", "limit", "deploys", "none", "-o", "json")).contains("\"limit\": null");
        assertThat(out("queue", "pause", "deploys", "--dry-run", "-o", "json")).contains("\"paused\": false");
    }

    @Test
    void explainShouldNameTheQueueThatIsPaused() {
        out("queue", "pause", "deploys");
        platform.gradus()
                .definitions()
                .register(new DefinitionText(
                        "q", "name: q\nsteps:\n  - queue: deploys\n    tool: { name: echo, input: { text: x } }\n"));
        platform.gradus().startWorker(new WorkerOptions("w", 1, Map.of()));
        platform.gradus()
                .tasks()
                .create(TaskRequest.of("q", Document.emptyObject()), Cause.of(new Actor("test:queue")));

        assertThat(out("explain", "q")).contains("queue_paused", "gradus queue resume deploys");
        assertThat(out("queue", "list", "-o", "json")).contains("\"waiting\": 1");
    }

    @Test
    void whatMakesNoSenseShouldBeRefusedInOneLine() {
        Shell.Result words = shell.run("queue", "limit", "deploys", "many");
        Shell.Result zero = shell.run("queue", "limit", "deploys", "0");
        Shell.Result name = shell.run("queue", "pause", "no such name");

        assertThat(words.code()).isEqualTo(2);
        assertThat(words.err()).contains("limit: expected a number of 1 to 10000, or none, found 'many'");
        assertThat(zero.code()).isEqualTo(7);
        assertThat(zero.err()).contains("queue 'deploys': expected a limit of 1 to 10000, or none, found 0");
        assertThat(name.code()).isEqualTo(7);
        assertThat(name.err()).contains("queue name: expected 1 to 100 letters");
    }
}

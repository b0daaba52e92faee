package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.gradus.core.data.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The commands on what waits for a person: straight to the engine and to a server they say the same. */
@ParameterizedClass
@EnumSource(Face.class)
class ApprovalCommandsTest {
    private static final String REVIEW = """
            name: review
            steps:
              - id: draft
                tool: { name: echo, input: { text: "draft ${feedback.reason}" } }
              - id: review
                needs: [draft]
                gate:
                  message: Ship it?
                  form: { reason: { type: string }, lines: { type: integer, default: 3 } }
              - id: ship
                needs: [review]
                tool: { name: echo, input: { text: "shipped by ${steps.review.results.by}" } }
            """;

    private final TestPlatform platform;
    private final Shell shell;

    @TempDir
    private Path folder;

    ApprovalCommandsTest(Face face) {
        this.platform = TestPlatform.behind(face);
        this.shell = new Shell(platform, Personality.GRADUS);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void aRunShouldEndWithACodeOfItsOwnWhenItWaitsForAPerson() throws IOException {
        Shell.Result run = run();

        assertThat(run.code()).isEqualTo(13);
        Shell.Result inbox = shell.run("approval", "list");
        assertThat(inbox.out()).startsWith("ID  TASK").contains("review", "Ship it?");
        assertThat(shell.run("explain", "review").out())
                .contains("approval", "it waits for a person's approval", "gradus approval approve 2");
        assertThat(shell.run("approval", "show", "review/review", "-o", "json").out())
                .contains("\"waits\": true", "\"lines\"");
    }

    @Test
    void anApprovedRunShouldGoOn() throws IOException {
        run();

        Shell.Result approved = shell.run("approval", "approve", "2", "--note", "fine", "-o", "json");
        Shell.Result again = shell.run("approval", "approve", "review/review", "--note", "fine", "-o", "json");

        assertThat(Cells.text(Document.parse(approved.out()), "results.note")).isEqualTo("fine");
        assertThat(again.code()).isZero();
        assertThat(shell.run("approval", "list", "-o", "ids").out()).isEmpty();
        assertThat(events("StepApproved")).isOne();
        assertThat(shell.run("approval", "reject", "2").code()).isEqualTo(5);
    }

    @Test
    void aRejectedRunShouldFail() throws IOException {
        run();

        Shell.Result rejected = shell.run("approval", "reject", "review/review", "--reason", "not now", "-o", "json");

        assertThat(Cells.text(Document.parse(rejected.out()), "failure.class")).isEqualTo("rejected");
        assertThat(Cells.text(
                        Document.parse(
                                shell.run("task", "get", "review", "-o", "json").out()),
                        "state"))
                .isEqualTo("failed");
        assertThat(shell.run("approval", "approve", "2").code()).isEqualTo(5);
    }

    @Test
    void workShouldBePushedBackWithAForm() throws IOException {
        run();

        Shell.Result missing = shell.run("approval", "push-back", "2", "--to", "draft");
        Shell.Result wrong = shell.run("approval", "push-back", "2", "--to", "draft", "--input", "reason=5");
        Shell.Result unknown = shell.run("approval", "push-back", "2", "--to", "ship", "--input", "reason=short");
        Shell.Result pushed = shell.run(
                "approval", "push-back", "2", "--to", "draft", "--input", "reason=too long", "--note", "again");

        assertThat(missing.code()).isEqualTo(7);
        assertThat(missing.err()).contains("the input 'reason' (string) is missing");
        assertThat(wrong.code()).isEqualTo(7);
        assertThat(unknown.code()).isEqualTo(7);
        assertThat(pushed.code()).as(pushed.err()).isZero();
        assertThat(pushed.out().lines()).hasSize(2).first(STRING).startsWith("ID  KEY");
        assertThat(events("StepAdvised")).isOne();
        Document draft = Document.parse(
                shell.run("step", "get", "review/draft", "-o", "json").out());
        assertThat(draft.at("approval.feedback"))
                .contains(Document.emptyObject().with("reason", "too long").with("lines", 3));
    }

    @Test
    void whoeverMadeTheTaskShouldNotBeTheOtherPerson() throws IOException {
        Path file = Files.writeString(folder.resolve("eyes.yaml"), """
                name: eyes
                steps:
                  - id: ask
                    gate: { four_eyes: true }
                """);

        shell.run("-q", "run", file.toString());

        Shell.Result own = shell.run("approval", "approve", "eyes/ask");
        assertThat(own.code()).isEqualTo(3);
        assertThat(own.err()).contains("needs the approval of another person than");
    }

    private Shell.Result run() throws IOException {
        Path file = Files.writeString(folder.resolve("review.yaml"), REVIEW);
        return shell.run("-q", "run", file.toString());
    }

    private long events(String type) {
        return shell.run("task", "events", "review", "-o", "jsonl")
                .out()
                .lines()
                .filter(line -> Cells.text(Document.parse(line), "type").equals(type))
                .count();
    }
}

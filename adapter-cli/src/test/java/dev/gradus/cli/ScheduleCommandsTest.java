package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import dev.gradus.core.definition.DefinitionText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The commands on schedules: straight to the engine and to a server they say the same. */
@ParameterizedClass
@EnumSource(Face.class)
class ScheduleCommandsTest {
    private static final String HELLO = """
            name: hello
            inputs: { text: { type: string, default: hi } }
            steps:
              - id: only
                tool: { name: echo, input: { text: "${inputs.text}" } }
            """;

    private final TestPlatform platform;
    private final Shell shell;

    ScheduleCommandsTest(Face face) {
        this.platform = TestPlatform.behind(face);
        this.shell = new Shell(platform, Personality.GRADUS);
    }

    @BeforeEach
    void register() {
        platform.gradus().definitions().register(new DefinitionText("hello.yaml", HELLO));
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
    void aScheduleShouldBeMadeListedShownAndDeleted() {
        String made = out("schedule", "create", "hello", "--cron", "30 2 * * *", "--zone", "Europe/Berlin");

        assertThat(made).contains("hello", "active", "30 2 * * * Europe/Berlin");
        assertThat(out("schedule", "list", "-o", "ids").strip()).isEqualTo("hello");
        assertThat(out("schedule", "get", "hello")).contains("next_times", "overlap", "skip");
        assertThat(shell.run("schedule", "delete", "hello").code()).isEqualTo(2);
        assertThat(out("schedule", "delete", "hello", "--yes")).contains("hello");
        assertThat(shell.run("schedule", "get", "hello").code()).isEqualTo(4);
    }

    @Test
    void aScheduleShouldBeReplaced() {
        out("schedule", "create", "often", "--definition", "hello", "--every", "1h", "--replace");

        assertThat(shell.run("schedule", "create", "often", "--definition", "hello", "--every", "2h")
                        .code())
                .isEqualTo(5);
        assertThat(out("schedule", "create", "often", "--definition", "hello", "--every", "2h", "--replace"))
                .contains("every 2h");
    }

    @Test
    void theSameIdempotencyKeyShouldMakeAScheduleAndItsRunsOnce() {
        String create = "schedule create hello --cron @daily --idempotency-key k1";
        String trigger = "schedule trigger hello --idempotency-key k2 -o jsonl";
        String backfill = "schedule backfill hello --from 2026-01-01T00:00:00Z --to 2026-01-03T00:00:00Z"
                + " --idempotency-key k3 -o jsonl";

        assertThat(List.of(out(create.split(" ")), out(create.split(" ")))).allMatch(made -> made.contains("hello"));
        assertThat(ticks(trigger)).hasSize(1).isEqualTo(ticks(trigger));
        assertThat(ticks(backfill)).hasSize(2).isEqualTo(ticks(backfill));
        assertThat(ticks("schedule get hello --runs -o jsonl")).hasSize(3);

        Shell.Result other = shell.run("schedule", "trigger", "hello", "--reason", "x", "--idempotency-key", "k2");
        assertThat(other.err()).contains("idempotency key 'k2' was used for another request");
        assertThat(shell.run("schedule", "trigger", "a", "b", "--idempotency-key", "k4")
                        .code())
                .isEqualTo(2);
        assertThat(shell.run("schedule", "pause", "hello", "--idempotency-key", "k5")
                        .code())
                .isEqualTo(2);
    }

    private List<String> ticks(String command) {
        return out(command.split(" "))
                .lines()
                .map(run -> Document.parse(run).member("tick").orElseThrow().text())
                .toList();
    }

    @Test
    void aScheduleShouldBePausedTriggeredAndResumed() {
        out("schedule", "create", "hello", "--cron", "@yearly", "--input", "text=ho");

        assertThat(out("schedule", "pause", "hello", "--reason", "quiet", "-o", "json"))
                .contains("\"paused\"");
        assertThat(out("schedule", "trigger", "hello")).contains("trigger", "started");
        assertThat(out("task", "list", "-o", "wide")).contains("gradus.schedule=hello");
        assertThat(out("schedule", "resume", "hello", "-o", "json")).contains("\"active\"");
        assertThat(out("schedule", "get", "hello", "--runs", "-o", "ids").strip())
                .isNotEmpty();
    }

    @Test
    void aBackfillShouldMakeEachRunOnce() {
        out("schedule", "create", "hello", "--cron", "0 0 1 1 *");
        List<String> command = List.of(
                "schedule", "backfill", "hello", "--from", "2020-01-01T00:00:00Z", "--to", "2024-01-01T00:00:00Z");

        Shell.Result seen = run(command, "--dry-run");
        Shell.Result made = run(command, "--at-once");
        Shell.Result again = run(command, "--at-once");

        assertThat(seen.err()).contains("4 run(s) would be added");
        assertThat(made.err()).contains("4 run(s) added");
        assertThat(made.out())
                .contains("2020-01-01T00:00:00Z", "2023-01-01T00:00:00Z")
                .doesNotContain("2024");
        assertThat(again.err()).contains("0 run(s) added");
    }

    private Shell.Result run(List<String> command, String more) {
        List<String> line = new ArrayList<>(command);
        line.add(more);
        Shell.Result result = shell.run(line.toArray(String[]::new));
        assertThat(result.code()).as(result.err()).isZero();
        return result;
    }

    @Test
    void nextShouldShowWhenAScheduleComes() {
        out("schedule", "create", "hello", "--cron", "@daily");

        Document kept = Document.parse(out("schedule", "next", "hello", "--count", "7", "-o", "json"));
        String described = out("schedule", "next", "--cron", "30 2 * * *", "--zone", "America/New_York", "-o", "ids");

        assertThat(kept.size()).isEqualTo(7);
        assertThat(described.lines())
                .containsExactly(
                        "2030-01-01T07:30:00Z",
                        "2030-01-02T07:30:00Z",
                        "2030-01-03T07:30:00Z",
                        "2030-01-04T07:30:00Z",
                        "2030-01-05T07:30:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "schedule create hello --cron 61_2_*_*_*          | 7 | cron '61 2 * * *': expected minute, hour",
                "schedule create hello --cron @daily --zone Mars  | 7 | zone: expected a time zone such as",
                "schedule create hello --every soon               | 7 | every: ",
                "schedule create hello --at 2020-01-01T00:00:00Z  | 7 | expected a time after now",
                "schedule create hello                            | 7 | timetable: expected exactly one of cron, every and at",
                "schedule create nobody --cron @daily             | 4 | Definition nobody not found",
                "schedule create hello --cron @daily --overlap no | 7 | overlap",
                "schedule trigger nobody                          | 4 | there is no schedule named 'nobody'",
                "schedule next                                    | 2 | give either a schedule's name",
                "schedule next --cron never                       | 7 | cron 'never': expected minute, hour",
            })
    void whatMakesNoSenseShouldBeRefusedInOneLine(String line, int code, String message) {
        String[] words = line.split(" ");
        for (int i = 0; i < words.length; i++) {
            words[i] = words[i].startsWith("61_") ? words[i].replace('_', ' ') : words[i];
        }

        Shell.Result refused = shell.run(words);

        assertThat(refused.code()).as(refused.err()).isEqualTo(code);
        assertThat(refused.err()).contains(message);
        assertThat(refused.err().strip().lines().count()).as(refused.err()).isLessThanOrEqualTo(2);
        assertThat(out("schedule", "list", "-o", "ids")).isEmpty();
    }
}

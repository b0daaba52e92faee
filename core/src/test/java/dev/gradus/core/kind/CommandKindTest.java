package dev.gradus.core.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.failure.FailureClass;
import dev.gradus.core.host.HostCommandRunner;
import dev.gradus.core.host.HostFileDigests;
import dev.gradus.core.host.HostFiles;
import dev.gradus.core.port.LogChunk;
import dev.gradus.core.port.Stop;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.testing.RecordingStepContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledOnOs(OS.LINUX)
@Timeout(60)
class CommandKindTest {
    private static final Map<String, String> OWN = Map.of(
            "PATH", "/usr/bin:/bin", "HOME", "/home/own", "LANG", "C.UTF-8", "CANARY", "secret", "PROXY", "none");

    @TempDir
    Path folder;

    private final CommandKind kind = new CommandKind(
            new HostCommandRunner(),
            new HostFiles(),
            new TrackedFiles(new HostFileDigests()),
            new CommandEnvironment(OWN, Set.of("PROXY")));

    @Nested
    class Results {
        @Test
        void aSuccessShowsStatusTimeAndTheEndsOfBothOutputs() throws InterruptedException {
            Document results = success("[\"sh\",\"-c\",\"echo out; echo err >&2\"]");

            assertThat(results.keys()).containsExactly("exit_code", "duration_ms", "stdout", "stderr");
            assertThat(results.without("duration_ms").toJson())
                    .isEqualTo("{\"exit_code\":0,\"stdout\":\"out\\n\",\"stderr\":\"err\\n\"}");
        }

        @Test
        void anotherStatusIsARetryableFailureOfTheUser() throws InterruptedException {
            Failure failure = failure("[\"sh\",\"-c\",\"echo why >&2; exit 3\"]");

            assertThat(failure.failureClass()).isEqualTo(FailureClass.USER);
            assertThat(failure.code()).isEqualTo("EXIT_STATUS");
            assertThat(failure.retryable()).isTrue();
            assertThat(failure.message()).isEqualTo("'sh' exited with status 3");
            assertThat(failure.details().at("exit_code")).contains(Document.of(3));
            assertThat(failure.details().at("stderr")).contains(Document.of("why\n"));
        }

        @Test
        void otherStatusesCanMeanSuccess() throws InterruptedException {
            assertThat(success("{\"args\":[\"false\"],\"success_exit_codes\":[0,1]}")
                            .at("exit_code"))
                    .contains(Document.of(1));
            assertThat(failure("{\"argv\":[\"true\"],\"success_exit_codes\":[1]}")
                            .code())
                    .isEqualTo("EXIT_STATUS");
        }

        @Test
        void aMissingProgramIsNotRetried() throws InterruptedException {
            Failure failure = failure("[\"no-such-program\"]");

            assertThat(failure.code()).isEqualTo("COMMAND_NOT_FOUND");
            assertThat(failure.retryable()).isFalse();
        }

        @Test
        void standardInputIsGiven() throws InterruptedException {
            assertThat(success("{\"argv\":[\"sort\"],\"stdin\":\"b\\na\\n\"}").at("stdout"))
                    .contains(Document.of("a\nb\n"));
        }

        @Test
        void theLogIsBoundedAndTheResultKeepsTheEnd() throws InterruptedException {
            var context = RecordingStepContext.of(
                            "{\"argv\":[\"sh\",\"-c\",\"head -c 10000000 /dev/zero | tr '\\\\0' x; echo end\"],\"output_limit\":100000}")
                    .in(folder);

            Outcome outcome = kind.execute(context);

            String tail = ((Outcome.Success) outcome)
                    .results()
                    .at("stdout")
                    .orElseThrow()
                    .text();
            assertThat(tail).hasSize(4_096).endsWith("xend\n");
            assertThat(context.printed(LogChunk.Source.STDOUT)).hasSize(100_000);
            assertThat(context.printed(LogChunk.Source.GRADUS)).isEqualTo("output beyond 100000 bytes is not logged\n");
        }

        @Test
        void foreignBytesDoNotBreakTheResult() throws InterruptedException {
            assertThat(success("[\"printf\",\"\\\\377\\\\000x\"]").at("stdout")).contains(Document.of("\uFFFDx"));
        }

        @Test
        void aTailNeverCutsACharacter() throws InterruptedException {
            String tail = success(
                            "[\"sh\",\"-c\",\"for i in $(seq 3000); do printf '\\\\360\\\\237\\\\230\\\\200'; done; printf x\"]")
                    .at("stdout")
                    .orElseThrow()
                    .text();

            assertThat(tail).isEqualTo("\uD83D\uDE00".repeat(1_023) + "x");
        }
    }

    @Nested
    class Environment {
        @Test
        void onlyWhatIsAllowedIsPassed() throws InterruptedException {
            String seen = success("{\"argv\":[\"env\"],\"env\":{\"MINE\":\"1\"},\"pass_env\":[\"PROXY\"]}")
                    .at("stdout")
                    .orElseThrow()
                    .text();

            assertThat(seen.lines())
                    .containsExactlyInAnyOrder(
                            "PATH=/usr/bin:/bin", "HOME=/home/own", "LANG=C.UTF-8", "MINE=1", "PROXY=none");
        }

        @Test
        void aVariableIsNotPassedUnasked() throws InterruptedException {
            assertThat(success("[\"env\"]").at("stdout").orElseThrow().text())
                    .doesNotContain("PROXY", "CANARY", "secret");
        }

        @Test
        void aVariableThatIsNotOnTheListIsRefused() throws InterruptedException {
            Failure failure = failure("{\"argv\":[\"env\"],\"pass_env\":[\"CANARY\"]}");

            assertThat(failure.code()).isEqualTo("VARIABLE_NOT_ALLOWED");
            assertThat(failure.failureClass()).isEqualTo(FailureClass.POLICY);
            assertThat(failure.message()).doesNotContain("secret");
        }
    }

    @Nested
    class Folders {
        @Test
        void itRunsInTheTasksFolderOrBelow() throws IOException, InterruptedException {
            Files.createDirectories(folder.resolve("sub"));

            assertThat(success("[\"pwd\"]").at("stdout")).contains(Document.of(folder.toRealPath() + "\n"));
            assertThat(success("{\"argv\":[\"pwd\"],\"cwd\":\"sub\"}").at("stdout"))
                    .contains(Document.of(folder.toRealPath().resolve("sub") + "\n"));
        }

        @ParameterizedTest
        @CsvSource({
            "..,PATH_OUTSIDE",
            "sub/../..,PATH_OUTSIDE",
            "/,PATH_OUTSIDE",
            "/etc,PATH_OUTSIDE",
            "/nothing,PATH_OUTSIDE",
            "link,PATH_OUTSIDE",
            "link/etc,PATH_OUTSIDE",
            "nothing,NO_FOLDER",
            "file,NO_FOLDER"
        })
        void itNeverRunsElsewhere(String cwd, String code) throws IOException, InterruptedException {
            Files.createDirectories(folder.resolve("sub"));
            Files.writeString(folder.resolve("file"), "");
            Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("/"));

            Failure failure = failure("{\"argv\":[\"pwd\"],\"cwd\":\"%s\"}".formatted(cwd));

            Files.delete(link);
            assertThat(failure.code()).isEqualTo(code);
            assertThat(failure.retryable()).isFalse();
        }

        @Test
        void aTaskWithoutAFolderIsTold() throws InterruptedException {
            Outcome outcome = kind.execute(RecordingStepContext.of("[\"pwd\"]"));

            assertThat(((Outcome.Failed) outcome).failure().code()).isEqualTo("NO_LOCAL_PATH");
        }
    }

    @Nested
    class Stopping {
        @ParameterizedTest
        @CsvSource({"TIMEOUT,TIMEOUT", "CANCELLED,USER", "DRAINED,INFRA"})
        void aStopEndsTheRealWork(Stop.Reason reason, FailureClass failureClass) throws Exception {
            var context = RecordingStepContext.of(
                            "{\"argv\":[\"sh\",\"-c\",\"trap '' TERM; echo up; while :; do sleep 1; done\"],\"grace\":\"50ms\"}")
                    .in(folder);
            CompletableFuture<Outcome> outcome = executing(context);
            await().until(() -> context.printed(LogChunk.Source.STDOUT).contains("up"));

            context.stop().request(reason);

            Failure failure = ((Outcome.Failed) outcome.get(20, TimeUnit.SECONDS)).failure();
            assertThat(failure.failureClass()).isEqualTo(failureClass);
            assertThat(pid(context)).isNotPresent();
        }

        @Test
        void whatItNotesIsEnoughToEndIt() throws Exception {
            var context = RecordingStepContext.of("[\"sh\",\"-c\",\"echo up; exec sleep 1000\"]")
                    .in(folder);
            CompletableFuture<Outcome> outcome = executing(context);
            await().until(() -> context.printed(LogChunk.Source.STDOUT).contains("up"));

            assertThat(context.memo().keys()).containsExactly("pid", "pgid", "host", "started");
            assertThat(kind.confirmGone(context.memo())).isTrue();

            assertThat(processState(context)).isIn("gone", "Z");
            assertThat(((Outcome.Failed) outcome.get(10, TimeUnit.SECONDS))
                            .failure()
                            .message())
                    .isEqualTo("'sh' exited with status 143");
        }

        @Test
        void whatNeverStartedIsGone() throws InterruptedException {
            assertThat(kind.confirmGone(Document.emptyObject())).isTrue();
        }

        /** Its letter in the process table; Z is dead, and its parent, this JVM, has not noticed yet. */
        private static String processState(RecordingStepContext context) {
            long pid = context.memo().member("pid").orElseThrow().longValue();
            try {
                String line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
                return line.substring(line.lastIndexOf(')') + 2).substring(0, 1);
            } catch (IOException absent) {
                return "gone";
            }
        }

        private Optional<ProcessHandle> pid(RecordingStepContext context) {
            long pid = context.memo().member("pid").orElseThrow().longValue();
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        }

        private CompletableFuture<Outcome> executing(RecordingStepContext context) {
            return CompletableFuture.supplyAsync(() -> {
                try {
                    return kind.execute(context);
                } catch (InterruptedException unexpected) {
                    throw new IllegalStateException(unexpected);
                }
            });
        }
    }

    @Nested
    class Checks {
        @Test
        void aStringIsRefusedWithAHint() {
            SettingsFault fault = kind.check(Document.parse("\"make test\"")).get(0);

            assertThat(fault.message()).contains("no shell", "[\"sh\", \"-c\", \"...\"]");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "[\"make\",\"${inputs.target}\"]",
                    "{\"argv\":\"${inputs.argv}\"}",
                    "{\"argv\":[\"make\"],\"output_limit\":\"${inputs.limit}\",\"success_exit_codes\":[\"${inputs.code}\"]}",
                    "{\"argv\":[\"make\"],\"pass_env\":[\"PROXY\",\"HOME\"],\"grace\":\"1s\",\"cwd\":\"sub\"}"
                })
        void whatMayFitHasNoFault(String settings) {
            assertThat(kind.check(Document.parse(settings))).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '#',
                value = {
                    "5 # ' WRONG_TYPE'",
                    "[] # ' INVALID_VALUE'",
                    "[\" \"] # '/0 INVALID_VALUE'",
                    "[\"a\",5] # '/1 WRONG_TYPE'",
                    "{} # '/argv INVALID_VALUE'",
                    "{\"argv\":[\"a\"],\"args\":[\"a\"]} # '/args INVALID_VALUE'",
                    "{\"argv\":[\"a\"],\"shell\":true} # '/shell UNKNOWN_MEMBER'",
                    "{\"argv\":\"a\"} # '/argv WRONG_TYPE'",
                    "{\"argv\":[\"a\"],\"env\":{\"A\":1}} # '/env/A WRONG_TYPE'",
                    "{\"argv\":[\"a\"],\"env\":{\"A=B\":\"1\"}} # '/env INVALID_VALUE'",
                    "{\"argv\":[\"a\"],\"pass_env\":[\"CANARY\"]} # '/pass_env NOT_ALLOWED'",
                    "{\"argv\":[\"a\"],\"cwd\":\"../x\"} # '/cwd PATH_OUTSIDE'",
                    "{\"argv\":[\"a\"],\"grace\":\"1h\"} # '/grace OUT_OF_RANGE'",
                    "{\"argv\":[\"a\"],\"grace\":5} # '/grace WRONG_TYPE'",
                    "{\"argv\":[\"a\"],\"output_limit\":-1} # '/output_limit OUT_OF_RANGE'",
                    "{\"argv\":[\"a\"],\"success_exit_codes\":[256]} # '/success_exit_codes OUT_OF_RANGE'",
                    "{\"argv\":[\"a\"],\"success_exit_codes\":[\"0\"]} # '/success_exit_codes/0 WRONG_TYPE'"
                })
        void everyFaultIsFoundAtItsPlace(String settings, String expected) throws InterruptedException {
            List<SettingsFault> faults = kind.check(Document.parse(settings));

            assertThat(faults)
                    .extracting(fault -> fault.pointer() + " " + fault.code())
                    .containsExactly(expected);
            assertThat(kind.execute(RecordingStepContext.of(settings).in(folder)))
                    .isInstanceOf(Outcome.Failed.class);
        }

        @Test
        void whatAnInputTurnsOutToBeIsCheckedAgain() throws InterruptedException {
            var unresolved = RecordingStepContext.of("{\"argv\":[\"a\"],\"output_limit\":\"${inputs.limit}\"}")
                    .in(folder);

            assertThat(((Outcome.Failed) kind.execute(unresolved)).failure().code())
                    .isEqualTo("INVALID_SETTINGS");
        }
    }

    private Document success(String settings) throws InterruptedException {
        Outcome outcome = kind.execute(RecordingStepContext.of(settings).in(folder));
        assertThat(outcome).isInstanceOf(Outcome.Success.class);
        return ((Outcome.Success) outcome).results();
    }

    private Failure failure(String settings) throws InterruptedException {
        return ((Outcome.Failed) kind.execute(RecordingStepContext.of(settings).in(folder))).failure();
    }
}

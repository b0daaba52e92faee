package dev.gradus.core.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.port.CommandResult;
import dev.gradus.core.port.CommandSpec;
import dev.gradus.core.port.LogChunk;
import dev.gradus.core.port.Stop;
import dev.gradus.core.testing.ControlledStop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
@Timeout(60)
class HostCommandRunnerTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/bin:/bin");

    @TempDir
    Path folder;

    private final HostCommandRunner runner = new HostCommandRunner();
    private final ControlledStop stop = new ControlledStop();
    private final Heard heard = new Heard();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Nested
    class Ends {
        @Test
        void theExitStatusIsTheProgramsOwn() throws InterruptedException {
            assertThat(run("echo", "hello")).isEqualTo(new CommandResult(0, false));
            assertThat(run("sh", "-c", "exit 3")).isEqualTo(new CommandResult(3, false));
            assertThat(run("sh", "-c", "kill -9 $$")).isEqualTo(new CommandResult(137, false));
        }

        @Test
        void outputIsHeardBySource() throws InterruptedException {
            run("sh", "-c", "echo out; echo err >&2");

            assertThat(heard.text(LogChunk.Source.STDOUT)).isEqualTo("out\n");
            assertThat(heard.text(LogChunk.Source.STDERR)).isEqualTo("err\n");
        }

        @Test
        void aProgramThatIsMissingIsToldFromOneThatFails() throws IOException {
            Files.writeString(folder.resolve("plain"), "not executable");
            for (String program : List.of("no-such-program", "./nothing", "./plain", "", ".", "/")) {
                assertThatThrownBy(() -> run(program))
                        .as(program)
                        .isInstanceOfSatisfying(
                                CoreException.class,
                                refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_INPUT));
            }
        }

        @Test
        void aProgramBesideTheFilesIsFound() throws IOException, InterruptedException {
            Path script = Files.writeString(folder.resolve("run"), "#!/bin/sh\necho \"$0 $1\"\n");
            assertThat(script.toFile().setExecutable(true)).isTrue();

            run("./run", "a b");

            assertThat(heard.text(LogChunk.Source.STDOUT)).endsWith("/run a b\n");
        }

        @Test
        void noArgumentIsReadByAShell() throws InterruptedException {
            run("printf", "%s|", "$HOME", "a b", "`id`", "*", "", "-x", "\"'\\");

            assertThat(heard.text(LogChunk.Source.STDOUT)).isEqualTo("$HOME|a b|`id`|*||-x|\"'\\|");
        }

        @Test
        void nothingIsInherited() throws InterruptedException {
            run("env");

            assertThat(heard.text(LogChunk.Source.STDOUT).lines()).containsExactly("PATH=/usr/bin:/bin");
        }

        @Test
        void standardInputIsGivenAndEnds() throws InterruptedException {
            String text = "grün\n".repeat(50_000);
            runner.run(spec(List.of("wc", "-c"), text, Duration.ofSeconds(5)), heard, stop);

            assertThat(heard.text(LogChunk.Source.STDOUT).strip()).isEqualTo("300000");
        }

        @Test
        void aProgramNeedNotReadItsInput() throws InterruptedException {
            String text = "x".repeat(250_000);

            CommandResult result = runner.run(spec(List.of("true"), text, Duration.ofSeconds(5)), heard, stop);

            assertThat(result.exitCode()).isZero();
        }

        @Test
        void tenMegabytesPassWithoutBlocking() throws InterruptedException {
            CommandResult result = run(
                    "sh", "-c", "head -c 10000000 /dev/zero | tr '\\0' x; head -c 1000000 /dev/zero | tr '\\0' y >&2");

            assertThat(result.exitCode()).isZero();
            assertThat(heard.text(LogChunk.Source.STDOUT)).hasSize(10_000_000);
            assertThat(heard.text(LogChunk.Source.STDERR)).hasSize(1_000_000);
            assertThat(heard.longest()).isLessThan(64 << 10);
        }

        @Test
        void bytesThatAreNoTextAreReplacedAndNulIsLeftOut() throws InterruptedException {
            run("printf", "a\\377b\\000c\\303\\251d\\303");

            assertThat(heard.text(LogChunk.Source.STDOUT)).isEqualTo("a\uFFFDbc\u00e9d\uFFFD");
        }

        @Test
        void aCharacterMayBeWrittenInPieces() throws InterruptedException {
            run("sh", "-c", "for i in $(seq 9000); do printf '\\342\\202\\254'; done");

            assertThat(heard.text(LogChunk.Source.STDOUT)).isEqualTo("€".repeat(9_000));
        }

        @Test
        void commandsRunBesideEachOther() throws Exception {
            List<CompletableFuture<Heard>> all = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                String word = "w" + i;
                all.add(CompletableFuture.supplyAsync(
                        () -> {
                            var each = new Heard();
                            each.code = code(List.of("sh", "-c", "echo " + word + "; exit " + word.substring(1)), each);
                            return each;
                        },
                        threads));
            }

            for (int i = 0; i < all.size(); i++) {
                Heard each = all.get(i).get(30, TimeUnit.SECONDS);
                assertThat(each.code).isEqualTo(i);
                assertThat(each.text(LogChunk.Source.STDOUT)).isEqualTo("w" + i + "\n");
            }
        }
    }

    @Nested
    class Stops {
        @Test
        void aProgramThatHeedsTermEndsWithinItsGrace() throws Exception {
            CompletableFuture<CommandResult> result = running(
                    Duration.ofSeconds(30),
                    "sh",
                    "-c",
                    "trap 'echo bye; exit 7' TERM; echo up; while :; do sleep 0.05; done");
            heard.awaitText("up");

            stop.request(Stop.Reason.CANCELLED);

            assertThat(result.get(10, TimeUnit.SECONDS)).isEqualTo(new CommandResult(7, true));
            assertThat(heard.text(LogChunk.Source.STDOUT)).contains("bye");
        }

        @Test
        void aStubbornFamilyIsKilledAndGoneWhenItReturns() throws Exception {
            CompletableFuture<CommandResult> result = running(
                    Duration.ofMillis(100),
                    "sh",
                    "-c",
                    "trap '' TERM; sh -c \"trap '' TERM; while :; do sleep 1; done\" & (sleep 1000 &) ; echo up; while :; do sleep 1; done");
            heard.awaitText("up");
            assertThat(ProcessStat.inSession(heard.pid())).hasSizeGreaterThanOrEqualTo(3);

            stop.request(Stop.Reason.TIMEOUT);

            assertThat(result.get(20, TimeUnit.SECONDS)).isEqualTo(new CommandResult(137, true));
            assertThat(ProcessStat.inSession(heard.pid())).isEmpty();
        }

        @Test
        void whatIsLeftInTheBackgroundEndsWithTheProgram() throws InterruptedException {
            long begun = System.nanoTime();
            CommandResult result = run("sh", "-c", "(sleep 1000 &) ; sleep 1000 & echo up; exit 4");

            assertThat(result).isEqualTo(new CommandResult(4, false));
            assertThat(ProcessStat.inSession(heard.pid())).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        }

        @Test
        void aGroupOfItsOwnDoesNotEscape() throws InterruptedException {
            run("bash", "-c", "set -m; sleep 1000 & echo up");

            assertThat(ProcessStat.inSession(heard.pid())).isEmpty();
        }

        @Test
        void aProcessThatLeftTheSessionWithTheOutputDoesNotHoldUpTheResult() throws Exception {
            CommandResult result = run("sh", "-c", "setsid sh -c 'echo $$; exec sleep 30' & sleep 0.3; exit 0");

            assertThat(result.exitCode()).isZero();
            String pid = heard.text(LogChunk.Source.STDOUT).strip();
            ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
        }

        @Test
        void aStopBeforeTheStartEndsItAtOnce() throws InterruptedException {
            stop.request(Stop.Reason.CANCELLED);

            CommandResult result = run("sleep", "1000");

            assertThat(result.stopped()).isTrue();
            assertThat(ProcessStat.inSession(heard.pid())).isEmpty();
        }

        @Test
        void anInterruptedCallerLeavesNothingRunning() throws Exception {
            CompletableFuture<Boolean> wasInterrupted = new CompletableFuture<>();
            var caller = new Thread(() -> {
                try {
                    run("sh", "-c", "echo up; exec sleep 1000");
                    wasInterrupted.complete(false);
                } catch (InterruptedException expected) {
                    wasInterrupted.complete(true);
                }
            });
            caller.start();
            heard.awaitText("up");

            caller.interrupt();

            assertThat(wasInterrupted.get(10, TimeUnit.SECONDS)).isTrue();
            assertThat(ProcessStat.inSession(heard.pid())).isEmpty();
        }

        @Test
        void aListenerThatFailsLeavesNothingRunning() {
            var broken = new Heard() {
                @Override
                public void started(Document note) {
                    super.started(note);
                    throw new IllegalStateException("no store");
                }
            };

            assertThatThrownBy(() -> runner.run(spec(List.of("sleep", "1000"), "", Duration.ZERO), broken, stop))
                    .hasMessage("no store");
            assertThat(ProcessStat.inSession(broken.pid())).isEmpty();
        }

        @Test
        void withoutSetsidTheKnownDescendantsAreEnded() throws Exception {
            var plain = new HostCommandRunner(null);
            CompletableFuture<CommandResult> result = CompletableFuture.supplyAsync(
                    () -> code(
                            plain,
                            spec(List.of("sh", "-c", "echo up; sleep 1000; true"), "", Duration.ofMillis(100)),
                            heard),
                    threads);
            heard.awaitText("up");
            List<ProcessHandle> family = new ArrayList<>();
            await().until(() -> {
                family.clear();
                ProcessHandle.of(heard.pid()).ifPresent(top -> top.descendants().forEach(family::add));
                return !family.isEmpty();
            });

            stop.request(Stop.Reason.CANCELLED);

            assertThat(result.get(10, TimeUnit.SECONDS).stopped()).isTrue();
            assertThat(family).noneMatch(ProcessHandle::isAlive);
        }
    }

    @Nested
    class EndsForOthers {
        @Test
        void aCommandOfAnotherProcessIsEndedByItsNote() throws Exception {
            CompletableFuture<CommandResult> result =
                    running(Duration.ofSeconds(30), "sh", "-c", "(sleep 1000 &) ; echo up; sleep 1000");
            heard.awaitText("up");

            assertThat(new HostCommandRunner().end(heard.note())).isTrue();

            assertThat(ProcessStat.inSession(heard.pid())).isEmpty();
            assertThat(result.get(10, TimeUnit.SECONDS).exitCode()).isEqualTo(143);
            assertThat(runner.end(heard.note())).isTrue();
        }

        @Test
        void aProcessThatHasTheNumberNowIsNotTouched() throws Exception {
            CompletableFuture<CommandResult> result =
                    running(Duration.ofSeconds(1), "sh", "-c", "echo up; exec sleep 1000");
            heard.awaitText("up");
            Document older = heard.note().with("started", 1);

            assertThat(runner.end(older)).isTrue();

            assertThat(ProcessStat.inSession(heard.pid())).hasSize(1);
            stop.request(Stop.Reason.CANCELLED);
            result.get(10, TimeUnit.SECONDS);
        }

        @Test
        void anotherHostsNoteConfirmsNothing() throws InterruptedException {
            run("true");
            HostId here = HostId.current();
            Document there = heard.note().with("host", new HostId("other", here.boot(), here.processes()).value());
            Document rebooted =
                    heard.note().with("host", new HostId(here.machine(), "before", here.processes()).value());
            Document contained = heard.note().with("host", new HostId(here.machine(), here.boot(), "pid:[1]").value());

            assertThat(runner.end(there)).isFalse();
            assertThat(runner.end(contained)).isFalse();
            assertThat(runner.end(rebooted)).isTrue();
        }

        @Test
        void whatIsNoNoteConfirmsNothing() throws InterruptedException {
            for (String note : List.of(
                    "{}",
                    "{\"pid\":1,\"host\":\"a/b/c\"}",
                    "{\"pid\":\"7\",\"host\":7}",
                    "{\"pid\":77,\"host\":\"x\"}")) {
                assertThat(runner.end(Document.parse(note))).as(note).isFalse();
            }
        }
    }

    private CommandResult run(String... argv) throws InterruptedException {
        return runner.run(spec(List.of(argv), "", Duration.ofSeconds(5)), heard, stop);
    }

    private CompletableFuture<CommandResult> running(Duration grace, String... argv) {
        return CompletableFuture.supplyAsync(() -> code(runner, spec(List.of(argv), "", grace), heard), threads);
    }

    private int code(List<String> argv, Heard each) {
        return code(runner, spec(argv, "", Duration.ofSeconds(5)), each).exitCode();
    }

    private CommandResult code(HostCommandRunner by, CommandSpec spec, Heard each) {
        try {
            return by.run(spec, each, stop);
        } catch (InterruptedException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private CommandSpec spec(List<String> argv, String stdin, Duration grace) {
        return new CommandSpec(argv, folder, ENVIRONMENT, stdin, grace);
    }
}

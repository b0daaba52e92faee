package dev.gradus.core.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.failure.FailureClass;
import dev.gradus.core.host.Threads;
import dev.gradus.core.policy.Limits;
import dev.gradus.core.port.Stop;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.testing.RecordingStepContext;
import dev.gradus.core.tool.BuiltInTools;
import dev.gradus.core.tool.Tool;
import dev.gradus.core.tool.ToolRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ToolKindTest {
    private final ExecutorService threads = Threads.newPlatformExecutor("test-tool", 16);
    private final AtomicReference<Limits> limits = new AtomicReference<>(Limits.DEFAULT);
    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch never = new CountDownLatch(1);
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final ToolKind kind = new ToolKind(tools(), () -> limits.get(), threads);

    record Nothing() {}

    record Answer(@Nullable String text, String always) {}

    @AfterEach
    void letHangingToolsEnd() {
        never.countDown();
        threads.shutdownNow();
    }

    @Nested
    class Contracts {
        @Test
        void aToolsOutputIsTheResult() throws InterruptedException {
            assertThat(execute("{\"name\":\"add\",\"input\":{\"a\":2,\"b\":3}}"))
                    .isEqualTo(Outcome.success(Document.parse("{\"sum\":5}")));
            assertThat(execute("{\"name\":\"echo\",\"input\":{\"text\":\"hello\"}}"))
                    .isEqualTo(Outcome.success(Document.parse("{\"text\":\"hello\"}")));
        }

        @Test
        void aSumBeyond64BitIsExact() throws InterruptedException {
            assertThat(execute("{\"name\":\"add\",\"input\":{\"a\":9223372036854775807,\"b\":9223372036854775807}}"))
                    .isEqualTo(Outcome.success(Document.parse("{\"sum\":18446744073709551614}")));
        }

        @Test
        void aSumThatNoDocumentHoldsIsInvalidOutput() throws InterruptedException {
            String nines = "9".repeat(40);

            Failure failure = failure("{\"name\":\"add\",\"input\":{\"a\":%s,\"b\":%s}}".formatted(nines, nines));

            assertThat(failure.code()).isEqualTo("INVALID_TOOL_OUTPUT");
        }

        @Test
        void anInputThatWouldHaveToBeConvertedIsRefused() throws InterruptedException {
            List<String> inputs = List.of(
                    "{\"a\":\"2\",\"b\":3}", "{\"a\":2.0,\"b\":3}", "{\"a\":2}", "{\"a\":2,\"b\":3,\"c\":4}", "[]");
            for (String input : inputs) {
                Failure failure = failure("{\"name\":\"add\",\"tries\":3,\"input\":" + input + "}");

                assertThat(failure.code()).as(input).isEqualTo("INVALID_TOOL_INPUT");
                assertThat(failure.failureClass()).isEqualTo(FailureClass.POLICY);
                assertThat(failure.retryable()).isFalse();
                assertThat(failure.message()).startsWith("Tool 'add' input validation failed: ");
            }
        }

        @Test
        void anOutputThatBreaksTheContractIsRefusedAndNotTriedAgain() throws InterruptedException {
            for (String tool : List.of("broken", "nothing", "nul")) {
                calls.set(0);
                Failure failure = failure("{\"name\":\"%s\",\"tries\":3}".formatted(tool));

                assertThat(failure.code()).as(tool).isEqualTo("INVALID_TOOL_OUTPUT");
                assertThat(calls).hasValue(1);
            }
        }

        @Test
        void aToolThatIsNotAllowedIsRefused() throws InterruptedException {
            Failure failure = failure("{\"name\":\"x\"}");

            assertThat(failure.code()).isEqualTo("UNKNOWN_TOOL");
            assertThat(failure.failureClass()).isEqualTo(FailureClass.POLICY);
            assertThat(failure.message()).startsWith("Tool 'x' is not allowlisted. Allowed tools: add, ");
        }
    }

    @Nested
    class Tries {
        @Test
        void aFailingToolIsCalledAsOftenAsAsked() throws InterruptedException {
            var context = RecordingStepContext.of("{\"name\":\"failing\",\"tries\":3,\"tries_backoff\":\"1ms\"}");

            Outcome outcome = kind.execute(context);

            assertThat(calls).hasValue(3);
            assertThat(context.retries()).isEqualTo(2);
            Failure failure = ((Outcome.Failed) outcome).failure();
            assertThat(failure.code()).isEqualTo("TOOL_FAILED");
            assertThat(failure.message()).isEqualTo("call 3 failed");
            assertThat(failure.retryable()).isTrue();
        }

        @Test
        void aToolThatSucceedsLaterIsASuccess() throws InterruptedException {
            var context = RecordingStepContext.of("{\"name\":\"second\",\"tries\":3,\"tries_backoff\":\"1ms\"}");

            assertThat(kind.execute(context)).isInstanceOf(Outcome.Success.class);
            assertThat(context.retries()).isEqualTo(1);
        }

        @Test
        void withoutTriesItIsCalledOnce() throws InterruptedException {
            failure("{\"name\":\"failing\"}");

            assertThat(calls).hasValue(1);
        }

        @Test
        void theWaitsDoubleFromATenthOfASecond() throws InterruptedException {
            long begun = System.nanoTime();
            failure("{\"name\":\"failing\",\"tries\":3,\"tries_backoff\":\"100ms\"}");

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        }

        @Test
        void aStopEndsTheWaitForTheNextTry() throws Exception {
            var context = RecordingStepContext.of("{\"name\":\"failing\",\"tries\":100,\"tries_backoff\":\"1s\"}");
            CompletableFuture<Outcome> outcome = executing(context);
            await().until(() -> context.stop().actions() == 2);

            context.stop().request(Stop.Reason.CANCELLED);

            Failure failure = ((Outcome.Failed) outcome.get(5, TimeUnit.SECONDS)).failure();
            assertThat(failure.code()).isEqualTo("CANCELLED");
            assertThat(calls).hasValue(1);
        }

        @Test
        void everyTryIsGivenTheSameKey() throws InterruptedException {
            Outcome outcome = execute("{\"name\":\"keys\",\"tries\":2,\"tries_backoff\":\"0s\"}");

            assertThat(outcome).isEqualTo(Outcome.success(Document.parse("{\"always\":\"[1:2:1, 1:2:1]\"}")));
        }
    }

    @Nested
    class Time {
        @Test
        void aHangingToolIsInterruptedAndLeftBehindAtItsLimit() throws InterruptedException {
            Failure failure = failure("{\"name\":\"deaf\",\"tries\":3,\"timeout\":\"50ms\"}");

            assertThat(failure.code()).isEqualTo("TOOL_TIMEOUT");
            assertThat(failure.message()).isEqualTo("Tool 'deaf' exceeded timeout of 0.05s");
            assertThat(failure.failureClass()).isEqualTo(FailureClass.POLICY);
            assertThat(calls).hasValue(1);
            assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(execute("{\"name\":\"add\",\"input\":{\"a\":2,\"b\":3}}"))
                    .isInstanceOf(Outcome.Success.class);
        }

        @Test
        void theInstallationsLimitIsReadAtEachCall() throws InterruptedException {
            limits.set(new Limits(1, 1, Duration.ofMillis(20)));

            assertThat(failure("{\"name\":\"deaf\"}").message()).isEqualTo("Tool 'deaf' exceeded timeout of 0.02s");
        }

        @Test
        void aStopInterruptsTheTool() throws Exception {
            for (Stop.Reason reason : List.of(Stop.Reason.TIMEOUT, Stop.Reason.CANCELLED)) {
                var context = RecordingStepContext.of("{\"name\":\"sleepy\",\"tries\":3,\"timeout\":\"1h\"}");
                CompletableFuture<Outcome> outcome = executing(context);
                hanging.await();

                context.stop().request(reason);

                Failure failure = ((Outcome.Failed) outcome.get(5, TimeUnit.SECONDS)).failure();
                assertThat(failure.failureClass())
                        .isEqualTo(reason == Stop.Reason.TIMEOUT ? FailureClass.TIMEOUT : FailureClass.USER);
            }
        }
    }

    @Nested
    class Checks {
        @Test
        void settingsThatFitHaveNoFault() {
            assertThat(
                            check(
                                    "{\"name\":\"add\",\"input\":{\"a\":2,\"b\":\"${inputs.b}\"},\"tries\":3,\"tries_backoff\":\"100ms\",\"timeout\":\"1s\"}"))
                    .isEmpty();
            assertThat(check("{\"name\":\"add\",\"input\":\"${steps.x.results}\"}"))
                    .isEmpty();
            assertThat(check("{\"name\":\"${inputs.tool}\",\"input\":{\"what\":1}}"))
                    .isEmpty();
            assertThat(check("{\"name\":\"add\",\"input\":{\"a\":1,\"b\":2},\"tries\":\"${inputs.tries}\"}"))
                    .isEmpty();
        }

        @Test
        void everyFaultIsFoundAtItsPlace() {
            assertThat(check("{\"name\":\"x\"}")).containsExactly("/name UNKNOWN_TOOL");
            assertThat(check("{}")).containsExactly("/name MISSING");
            assertThat(check("5")).containsExactly(" WRONG_TYPE");
            assertThat(check("{\"name\":\"add\",\"input\":{\"a\":\"2\",\"c\":1},\"tires\":3}"))
                    .containsExactly(
                            "/tires UNKNOWN_MEMBER",
                            "/input/c UNKNOWN_MEMBER",
                            "/input/a WRONG_TYPE",
                            "/input/b MISSING");
            assertThat(check("{\"name\":\"add\",\"input\":\"$${inputs.all}\"}")).containsExactly("/input WRONG_TYPE");
            assertThat(check("{\"name\":\"failing\",\"tries\":0}")).containsExactly(" INVALID_VALUE");
            assertThat(check("{\"name\":\"failing\",\"timeout\":\"0s\"}")).containsExactly(" INVALID_VALUE");
        }

        @Test
        void faultySettingsAreAFailure() throws InterruptedException {
            assertThat(failure("{\"name\":\"add\",\"tries\":0}").code()).isEqualTo("INVALID_SETTINGS");
        }

        private List<String> check(String settings) {
            return kind.check(Document.parse(settings)).stream()
                    .map(fault -> fault.pointer() + " " + fault.code())
                    .toList();
        }
    }

    private Outcome execute(String settings) throws InterruptedException {
        return kind.execute(RecordingStepContext.of(settings));
    }

    private Failure failure(String settings) throws InterruptedException {
        return ((Outcome.Failed) execute(settings)).failure();
    }

    private CompletableFuture<Outcome> executing(RecordingStepContext context) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return kind.execute(context);
                    } catch (InterruptedException unexpected) {
                        throw new IllegalStateException(unexpected);
                    }
                },
                threads);
    }

    private ToolRegistry tools() {
        List<Tool<?, ?>> tools = new ArrayList<>(BuiltInTools.all());
        List<String> keys = new ArrayList<>();
        tools.add(tool("failing", (input, call) -> {
            throw new IllegalStateException("call " + calls.incrementAndGet() + " failed");
        }));
        tools.add(tool("second", (input, call) -> {
            if (calls.incrementAndGet() == 1) {
                throw new IOException("not yet");
            }
            return new Answer(null, "ok");
        }));
        tools.add(tool("keys", (input, call) -> {
            keys.add(call.idempotencyKey());
            if (keys.size() == 1) {
                throw new IllegalStateException("again");
            }
            return new Answer(null, keys.toString());
        }));
        tools.add(tool("broken", (input, call) -> {
            calls.incrementAndGet();
            return incomplete();
        }));
        tools.add(tool("nothing", (input, call) -> {
            calls.incrementAndGet();
            return nothing();
        }));
        tools.add(tool("nul", (input, call) -> {
            calls.incrementAndGet();
            return new Answer("\0", "ok");
        }));
        tools.add(tool("deaf", (input, call) -> deaf()));
        tools.add(tool("sleepy", (input, call) -> {
            hanging.countDown();
            never.await();
            return new Answer(null, "ok");
        }));
        return ToolRegistry.of(tools);
    }

    private Answer deaf() {
        calls.incrementAndGet();
        boolean over = false;
        while (!over) {
            try {
                never.await();
                over = true;
            } catch (InterruptedException ignoredByThisTool) {
                interrupted.countDown();
            }
        }
        return new Answer(null, "too late");
    }

    @SuppressWarnings("NullAway") // a tool may break its promise
    private static Answer incomplete() {
        return new Answer("x", null);
    }

    @SuppressWarnings("NullAway") // a tool may break its promise
    private static Answer nothing() {
        return null;
    }

    private static Tool<Nothing, Answer> tool(String name, Tool.Body<Nothing, Answer> body) {
        return Tool.of(name, Nothing.class, Answer.class, body);
    }
}

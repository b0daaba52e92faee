package dev.gradus.core.kind;

import dev.gradus.core.data.Document;
import dev.gradus.core.data.DocumentException;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.failure.FailureClass;
import dev.gradus.core.port.Stop;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.tool.Tool;
import dev.gradus.core.tool.ToolCall;
import dev.gradus.core.tool.ToolFailures;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One call of a tool on another thread. Used once. */
final class ToolTry<I extends Record, O extends Record> {
    private static final Duration LAST_MOMENT = Duration.ofSeconds(1);

    private final Tool<I, O> tool;
    private final I input;
    private final ToolCall call;
    private final Semaphore free;
    private final CompletableFuture<Outcome> said = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private @Nullable Thread thread;
    private boolean abandoned;

    ToolTry(Tool<I, O> tool, I input, ToolCall call, Semaphore free) {
        this.tool = tool;
        this.input = input;
        this.call = call;
        this.free = free;
    }

    /** What the call comes to within the limit. */
    Outcome outcome(Executor threads, Duration limit, Stop stop) throws InterruptedException {
        if (!free.tryAcquire()) {
            return exhausted();
        }
        try {
            threads.execute(this::run);
        } catch (RejectedExecutionException full) {
            free.release();
            return exhausted();
        }
        stop.whenRequested(() -> said.cancel(false));
        return await(limit, stop);
    }

    private Outcome await(Duration limit, Stop stop) throws InterruptedException {
        try {
            return said.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            abandon();
            return Outcome.failure(ToolFailures.timeout(tool.name(), limit));
        } catch (CancellationException stopped) {
            abandon();
            awaitEnd();
            return Outcome.failure(StopFailure.of("tool '" + tool.name() + "'", stop));
        } catch (InterruptedException interrupted) {
            abandon();
            throw interrupted;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException("a tool's failure is an outcome", impossible);
        }
    }

    /** Whoever stops an attempt wants its work gone: most tools heed the interrupt at once. */
    private void awaitEnd() throws InterruptedException {
        try {
            ended.get(LAST_MOMENT.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException leftBehind) {
            // Nobody can end a thread that does not want to.
            said.cancel(false);
        }
    }

    private void run() {
        try {
            if (begin()) {
                said.complete(called());
            }
        } finally {
            leave();
            free.release();
            ended.complete(null);
        }
    }

    private Outcome called() {
        O output;
        try {
            output = tool.call(input, call);
        } catch (Throwable failed) { // a tool is foreign code, and this is its thread's outermost frame
            return Outcome.failure(failure(failed));
        }
        return result(output);
    }

    /** Writes the output and reads it back: only then does it keep the contract. */
    private Outcome result(@Nullable O output) {
        if (output == null) {
            return Outcome.failure(ToolFailures.invalidOutput(tool.name(), "the tool returned nothing"));
        }
        try {
            Document written = Document.ofRecord(output);
            written.as(tool.outputType());
            return Outcome.success(written);
        } catch (DocumentException | NullPointerException refused) {
            return Outcome.failure(ToolFailures.invalidOutput(tool.name(), String.valueOf(refused.getMessage())));
        }
    }

    private static Failure failure(Throwable failed) {
        String message = failed.getMessage();
        return new Failure(
                FailureClass.USER,
                "TOOL_FAILED",
                message == null || message.isBlank() ? failed.getClass().getSimpleName() : message,
                true,
                Document.emptyObject());
    }

    private static Outcome exhausted() {
        return Outcome.failure(Failure.infra(
                "TOOL_CALLS_EXHAUSTED", "too many tool calls of this process are under way or did not end in time"));
    }

    private synchronized boolean begin() {
        thread = Thread.currentThread();
        return !abandoned;
    }

    private synchronized void abandon() {
        abandoned = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** The thread goes back to its pool without our interrupt. */
    private synchronized void leave() {
        thread = null;
        if (abandoned) {
            Thread.interrupted();
        }
    }
}

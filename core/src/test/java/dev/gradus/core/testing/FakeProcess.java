package dev.gradus.core.testing;

import dev.gradus.core.port.LogChunk;
import dev.gradus.core.port.OutputListener;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A program that runs in a container of {@link FakeContainerEngine}. Thread safe. */
public final class FakeProcess {
    private static final int KILLED = 137;
    private static final int BROKEN = 70;

    private final List<String> argv;
    private final Map<String, String> environment;
    private final FakeFileSystem files;
    private final String folder;
    private final OutputListener output;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch asked = new CountDownLatch(1);
    private @Nullable Thread thread;
    private volatile int status;
    private volatile boolean deaf;
    private volatile boolean killed;

    FakeProcess(
            List<String> argv,
            Map<String, String> environment,
            FakeFileSystem files,
            String folder,
            OutputListener output) {
        this.argv = argv;
        this.environment = environment;
        this.files = files;
        this.folder = folder;
        this.output = output;
    }

    /** The program and its arguments. */
    public List<String> argv() {
        return argv;
    }

    /** Its whole environment. */
    public Map<String, String> environment() {
        return environment;
    }

    /** The container's files. */
    public FakeFileSystem files() {
        return files;
    }

    /** Its working folder. */
    public String folder() {
        return folder;
    }

    /** Prints to the standard output. */
    public void out(String text) {
        print(LogChunk.Source.STDOUT, text);
    }

    /** Prints to the standard error. */
    public void err(String text) {
        print(LogChunk.Source.STDERR, text);
    }

    /** From now on it does not end when asked to: only a kill ends it. */
    public void ignoreTerm() {
        deaf = true;
    }

    boolean isAsked() {
        return asked.getCount() == 0;
    }

    /** Waits until it is asked to end, or killed when it ignores that. */
    public void awaitEnd() throws InterruptedException {
        asked.await();
    }

    /** Waits so long, or until it is asked to end; true when it was. */
    boolean awaitEnd(long millis) throws InterruptedException {
        return asked.await(millis, TimeUnit.MILLISECONDS);
    }

    void start(FakeProgram program) {
        Thread started = new Thread(() -> run(program), "fake-" + argv.get(0));
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    private void run(FakeProgram program) {
        int code;
        try {
            code = program.run(this);
        } catch (InterruptedException end) {
            code = KILLED;
        } catch (RuntimeException broken) {
            err(broken + "\n");
            code = BROKEN;
        }
        status = killed ? KILLED : code;
        ended.countDown();
    }

    private void print(LogChunk.Source source, String text) {
        if (!killed) {
            output.printed(source, text);
        }
    }

    void term() {
        if (!deaf) {
            asked.countDown();
        }
    }

    void kill() {
        killed = true;
        asked.countDown();
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    boolean hasEnded() {
        return ended.getCount() == 0;
    }

    boolean awaitEnded(long millis) throws InterruptedException {
        return ended.await(millis, TimeUnit.MILLISECONDS);
    }

    int status() {
        return status;
    }
}

package dev.gradus.docker;

import com.github.dockerjava.api.async.ResultCallbackTemplate;
import dev.gradus.core.port.Stop;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A stream of things the engine tells, as the library hands it over: one thread calls, another waits.
 *
 * @param <T> what is told
 */
final class EngineStream<T> extends ResultCallbackTemplate<EngineStream<T>, T> {
    private final Consumer<T> listener;
    private final CountDownLatch over = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Throwable error;
    private volatile boolean closed;

    EngineStream(Consumer<T> listener) {
        this.listener = listener;
    }

    @Override
    public void onNext(T told) {
        if (!closed) {
            listener.accept(told);
        }
    }

    @Override
    public void onError(Throwable failed) {
        error = failed;
        super.onError(failed);
        ended.countDown();
        over.countDown();
    }

    @Override
    public void onComplete() {
        super.onComplete();
        ended.countDown();
        over.countDown();
    }

    /** What went wrong, if anything did. */
    Optional<Throwable> error() {
        return Optional.ofNullable(error);
    }

    /** Waits for the end; false when a stop was requested first, and then the stream is closed. */
    boolean awaitEnd(Stop stop) throws InterruptedException {
        stop.whenRequested(over::countDown);
        try {
            over.await();
        } catch (InterruptedException interrupted) {
            closeQuietly();
            throw interrupted;
        }
        if (stop.isRequested()) {
            closeQuietly();
            return false;
        }
        return true;
    }

    /** A stop ends the waiting, too. */
    void endWaitingWith(Stop stop) {
        stop.whenRequested(over::countDown);
    }

    /** Waits so long for the end, or for a stop; whether one came. */
    boolean awaitEnd(long millis) throws InterruptedException {
        return over.await(millis, TimeUnit.MILLISECONDS);
    }

    /** Waits so long for the end itself, whatever was requested. */
    void awaitOver(long millis) throws InterruptedException {
        ended.await(millis, TimeUnit.MILLISECONDS);
    }

    /** Ends the stream; nothing is told after this. */
    void closeQuietly() {
        closed = true;
        try {
            close();
        } catch (IOException gone) {
            error = error == null ? gone : error;
        }
    }
}

package dev.gradus.core.engine;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.port.Completion;
import dev.gradus.core.port.Delivery;
import dev.gradus.core.port.Receipt;
import dev.gradus.core.port.WorkQueue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Stores the outcomes of a worker's attempts: whatever has come in while the store was busy goes in one call, and nothing is
 * waited for. Outcomes of one task go the same way, so that they do not wait for one another. While the store cannot be
 * reached it tries again, as {@link OutcomeWriter} does. Bounded by the worker's slots. Thread safe.
 */
final class OutcomeFlusher implements AutoCloseable {
    private static final Logger LOG = System.getLogger(OutcomeFlusher.class.getName());
    private static final int WAYS = 2;

    /** Larger batches gain nothing and hold their locks longer. */
    private static final int MAX_BATCH = 250;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final WorkQueue queue;
    private final OutcomeWriter writer;
    private final Consumer<List<Done>> whenDone;
    private final List<Way> ways = new ArrayList<>();
    private volatile boolean closing;

    /**
     * A flusher.
     *
     * @param writer stores single outcomes and counts
     * @param whenDone told of what is stored or refused, in the order given, on a thread of this flusher
     */
    OutcomeFlusher(WorkQueue queue, OutcomeWriter writer, Consumer<List<Done>> whenDone) {
        this.queue = queue;
        this.writer = writer;
        this.whenDone = whenDone;
        for (int i = 0; i < WAYS; i++) {
            ways.add(new Way());
        }
    }

    void start() {
        ways.forEach(way -> way.thread.start());
    }

    /**
     * An outcome on its way.
     *
     * @param delivery what to store
     * @param ended called when it is stored or refused
     * @param of which step in hand it is about
     */
    record Given(Delivery delivery, Runnable ended, InHand of) {}

    /**
     * An outcome that has arrived.
     *
     * @param given what was given
     * @param receipt what became of it
     */
    record Done(Given given, Receipt receipt) {}

    void give(Given given) {
        long task = given.delivery().completion().held().task().value();
        ways.get((int) (task % WAYS)).waiting.add(given);
    }

    /** Returns when everything that was given is stored, or when this thread is interrupted. */
    @Override
    public void close() {
        closing = true;
        for (Way way : ways) {
            way.join();
        }
    }

    /** One of the threads, with what waits for it. */
    private final class Way implements Runnable {
        private static final long LOOK_MILLIS = 200;
        private static final long LAST_MILLIS = 15_000;

        private final BlockingQueue<Given> waiting = new LinkedBlockingQueue<>();
        private final Thread thread = DaemonThreads.named("gradus-flush").newThread(this);
        private Duration pause = FIRST_PAUSE;

        @Override
        public void run() {
            List<Given> batch = new ArrayList<>();
            try {
                while (!closing || !waiting.isEmpty()) {
                    Given first = waiting.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                    if (first != null) {
                        batch.add(first);
                        waiting.drainTo(batch, MAX_BATCH - 1);
                        flush(batch);
                        batch.clear();
                    }
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }

        private void flush(List<Given> batch) throws InterruptedException {
            List<Receipt> receipts = stored(batch);
            if (receipts == null) {
                batch.forEach(this::writeAlone);
                return;
            }
            List<Done> done = new ArrayList<>(batch.size());
            boolean repeating = false;
            for (int i = 0; i < batch.size(); i++) {
                Receipt receipt = receipts.get(i);
                if (receipt.fate() == Receipt.Fate.UNSTORED || receipt.fate() == Receipt.Fate.REFUSED) {
                    repeating = true;
                    waiting.add(again(batch.get(i), receipt));
                } else {
                    writer.report(batch.get(i).delivery().completion().held(), receipt.fate() == Receipt.Fate.FENCED);
                    done.add(new Done(batch.get(i), receipt));
                }
            }
            finish(done);
            if (repeating) { // also what was refused: should its failure be refused as well, it must not be tried
                // without a rest
                pause();
            } else {
                pause = FIRST_PAUSE;
            }
        }

        /** Tries until the store answers; null when it fails in a way that no repetition helps. */
        private @Nullable List<Receipt> stored(List<Given> batch) throws InterruptedException {
            List<Delivery> deliveries = batch.stream().map(Given::delivery).toList();
            while (true) {
                try {
                    return queue.completeAll(deliveries);
                } catch (RuntimeException failed) {
                    boolean helps = failed instanceof CoreException known
                            && known.code().retryHelps();
                    LOG.log(
                            Level.WARNING,
                            "outcomes of {0} steps are not stored yet: {1}",
                            deliveries.size(),
                            failed.getMessage());
                    if (!helps) {
                        return null;
                    }
                    pause();
                }
            }
        }

        private Given again(Given given, Receipt receipt) {
            CoreException refusal = receipt.refusal();
            if (receipt.fate() == Receipt.Fate.UNSTORED || refusal == null) {
                return given;
            }
            Delivery delivery = given.delivery();
            Completion failed = OutcomeWriter.withoutItsContent(delivery.completion(), refusal);
            return new Given(new Delivery(failed, delivery.cause(), null), given.ended(), given.of());
        }

        /** The way that does not depend on the others. */
        private void writeAlone(Given given) {
            try {
                writer.write(given.delivery().completion(), given.delivery().cause());
            } catch (RuntimeException trouble) {
                LOG.log(
                        Level.WARNING,
                        "step {0} is left to the sweeper: {1}",
                        given.delivery().completion().held().step(),
                        trouble.getMessage());
            }
            finish(List.of(new Done(given, Receipt.stored(null))));
        }

        private void finish(List<Done> done) {
            done.forEach(one -> one.given().ended().run());
            whenDone.accept(done);
        }

        private void pause() throws InterruptedException {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            Duration twice = pause.multipliedBy(2);
            pause = twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
        }

        private void join() {
            try {
                thread.join(LAST_MILLIS);
                thread.interrupt();
            } catch (InterruptedException interrupted) {
                thread.interrupt();
                Thread.currentThread().interrupt();
            }
        }
    }
}

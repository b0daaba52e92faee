package dev.gradus.core.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What every {@link WorkHint} promises, which is little: a hint may be lost. */
public interface WorkHintContract extends StoresContract {

    @Test
    default void awaitShouldEndWhenItsTimeIsOver() throws InterruptedException {
        Duration atMost = Duration.ofMillis(50);
        long start = System.nanoTime();

        stores().hint().await(atMost);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
    }

    @Test
    default void giveShouldEndTheWaitOfAnother() {
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> {
            try {
                stores().hint().await(BOUND.multipliedBy(3));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });

        await().atMost(BOUND).until(() -> {
            stores().hint().give();
            return waiting.isDone();
        });

        assertThat(waiting).isCompleted();
    }
}

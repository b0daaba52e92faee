package dev.gradus.core.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.port.Stores;
import dev.gradus.core.port.WorkerInfo;
import dev.gradus.core.port.WorkerSession;
import dev.gradus.core.step.SessionId;
import dev.gradus.core.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InMemoryStoresTest {
    private static final WorkerInfo WORKER = new WorkerInfo("host:1", "host", null, Set.of("echo"), 1, Map.of());

    private final TestClock clock = TestClock.at(Instant.parse("2030-01-02T08:00:00.123456789Z"));
    private final Stores stores = new InMemoryStores(clock);

    @Test
    void installationShouldBeMadeAtThisMicrosecond() {
        assertThat(stores.installation().createdAt()).isEqualTo(Instant.parse("2030-01-02T08:00:00.123456Z"));
    }

    @Test
    void installationShouldHaveThePrefixItWasGiven() {
        assertThat(new InMemoryStores(clock, 42).installation().prefix()).isEqualTo(42);
    }

    @Test
    void installationsMadeAtDifferentMomentsShouldHaveDifferentPrefixes() {
        clock.advance(Duration.ofMillis(1));

        assertThat(new InMemoryStores(clock).installation().prefix())
                .isNotEqualTo(stores.installation().prefix());
    }

    @Test
    void aLeaseShouldEndWhenTheClockSaysSo() {
        SessionId session = stores.sessions().open(WORKER, Duration.ofSeconds(15));

        clock.advance(Duration.ofSeconds(14));
        assertThat(stores.sessions().renew(session, Duration.ofSeconds(15))).isTrue();
        clock.advance(Duration.ofSeconds(15));
        assertThat(stores.sessions().renew(session, Duration.ofSeconds(15))).isFalse();
    }

    @Test
    void aSessionShouldBeListedForOneDayAfterItsEnd() {
        SessionId session = stores.sessions().open(WORKER, Duration.ofSeconds(15));
        stores.sessions().close(session);

        clock.advance(Duration.ofHours(23));
        assertThat(stores.sessions().list()).extracting(WorkerSession::id).containsExactly(session);
        clock.advance(Duration.ofHours(1));
        assertThat(stores.sessions().list()).isEmpty();
    }

    @Test
    void aHintShouldBeKeptForTheNextWhoWaits() throws InterruptedException {
        long start = System.nanoTime();
        stores.hint().give();

        stores.hint().await(Duration.ofMinutes(1));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
    }
}

package dev.gradus.core.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.step.SessionId;
import dev.gradus.core.testing.NewTasks;
import dev.gradus.core.testing.StepSpecs;
import dev.gradus.core.testing.TestWorker;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link WorkerSessions} promises. */
public interface WorkerSessionsContract extends StoresContract {
    /** A lease that outlives every test. */
    Duration LEASE = Duration.ofMinutes(5);

    @Test
    default void openShouldListTheWorkerAsLive() {
        WorkerInfo info = info();

        SessionId session = stores().sessions().open(info, LEASE);

        WorkerSession listed = listed(session);
        assertThat(listed.worker()).isEqualTo(info);
        assertThat(listed.live()).isTrue();
        assertThat(listed.holding()).isZero();
        assertThat(listed.leaseUntil()).isEqualTo(listed.startedAt().plus(LEASE));
    }

    @Test
    default void liveShouldNameWhoWorksNowAndNobodyElse() {
        WorkerInfo working = info();
        WorkerInfo gone = info();
        stores().sessions().open(working, LEASE);
        stores().sessions().close(stores().sessions().open(gone, LEASE));

        assertThat(stores().sessions().live()).contains(working).doesNotContain(gone);
    }

    @Test
    default void listShouldShowTheNewestFirst() {
        SessionId older = stores().sessions().open(info(), LEASE);
        SessionId newer = stores().sessions().open(info(), LEASE);

        assertThat(stores().sessions().list()).extracting(WorkerSession::id).containsSubsequence(newer, older);
    }

    @Test
    default void listShouldCountWhatASessionHolds() {
        StepSpecs steps = steps();
        create(NewTasks.automatic(unique("holding"), steps.step("a"), steps.step("b")));
        TestWorker worker = worker(steps);

        worker.claim(2);

        assertThat(listed(worker.session()).holding()).isEqualTo(2);
    }

    @Test
    default void renewShouldExtendTheLeaseFromNow() {
        SessionId session = stores().sessions().open(info(), LEASE);
        WorkerSession before = listed(session);

        assertThat(stores().sessions().renew(session, LEASE.multipliedBy(2))).isTrue();

        assertThat(listed(session).leaseUntil())
                .isAfterOrEqualTo(before.startedAt().plus(LEASE.multipliedBy(2)));
        assertThat(listed(session).startedAt()).isEqualTo(before.startedAt());
    }

    @Test
    default void renewShouldNeverBringBackAnExpiredSession() {
        SessionId session = stores().sessions().open(info(), LEASE);
        expire(session);

        assertThat(stores().sessions().renew(session, LEASE)).isFalse();
        assertThat(stores().sessions().renew(session, LEASE)).isFalse();
        assertThat(listed(session).live()).isFalse();
    }

    @Test
    default void renewShouldNeverBringBackAClosedSession() {
        SessionId session = stores().sessions().open(info(), LEASE);
        stores().sessions().close(session);
        stores().sessions().close(session);

        assertThat(stores().sessions().renew(session, LEASE)).isFalse();
        assertThat(listed(session).live()).isFalse();
    }

    @Test
    default void renewShouldRefuseASessionThatNeverWas() {
        assertThat(stores().sessions().renew(new SessionId(Integer.MAX_VALUE), LEASE))
                .isFalse();
    }

    @Test
    default void describeShouldChangeWhatALiveSessionSaysOfItself() {
        SessionId session = stores().sessions().open(info(), LEASE);
        WorkerSession before = listed(session);
        WorkerInfo without = new WorkerInfo("other", "elsewhere", null, Set.of("wait"), 2, Map.of("zone", "south"));

        stores().sessions().describe(session, without);

        assertThat(listed(session).worker()).isEqualTo(without);
        assertThat(listed(session).leaseUntil()).isEqualTo(before.leaseUntil());
        stores().sessions().close(session);
        stores().sessions().describe(session, before.worker());
        assertThat(listed(session).worker()).as("it has ended").isEqualTo(without);
    }

    @Test
    default void closeShouldExpireAtOnceWhatTheSessionStillHolds() {
        StepSpecs steps = steps();
        create(NewTasks.automatic(unique("closing"), steps.step("a")));
        TestWorker worker = worker(steps);
        HeldStep held = worker.claimOne().held();

        stores().sessions().close(worker.session());

        assertThat(worker(steps).expired(1_000)).contains(held);
    }

    private WorkerInfo info() {
        return new WorkerInfo(
                unique("host") + ":42",
                unique("machine"),
                unique("engine"),
                Set.of("echo"),
                4,
                Map.of("zone", "north"));
    }

    private WorkerSession listed(SessionId session) {
        return stores().sessions().list().stream()
                .filter(one -> one.id().equals(session))
                .findFirst()
                .orElseThrow();
    }
}

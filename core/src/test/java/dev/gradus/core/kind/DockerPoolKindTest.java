package dev.gradus.core.kind;

import static dev.gradus.core.kind.ContainerWorld.context;
import static dev.gradus.core.kind.ContainerWorld.failure;
import static dev.gradus.core.kind.ContainerWorld.left;
import static dev.gradus.core.kind.ContainerWorld.results;
import static dev.gradus.core.kind.ContainerWorld.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.container.ContainerInfo;
import dev.gradus.core.container.OwnerFilter;
import dev.gradus.core.data.Document;
import dev.gradus.core.step.LastSuccess;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.Tracking;
import dev.gradus.core.testing.RecordingStepContext;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class DockerPoolKindTest {
    private static final String POOL = "{\"image_tag\": \"busybox:local\", \"pool_size\": %d, \"keep_forever\": true}";

    private final ContainerWorld world = new ContainerWorld();
    private final Tracked kind = (Tracked) world.kind("docker_pool");

    @AfterEach
    void end() {
        world.engine.close();
    }

    private Outcome fill(RecordingStepContext context) throws InterruptedException {
        return world.execute("docker_pool", context);
    }

    /** A later execution with these settings after that success. */
    private RecordingStepContext later(String settings, RecordingStepContext before, Outcome outcome)
            throws InterruptedException {
        Inputs inputs = kind.inputs(before);
        var tracking = new Tracking(((Inputs.Known) inputs).fingerprint(), List.of());
        return context(settings)
                .at(before.now().plusSeconds(60))
                .succeededBefore(new LastSuccess(1, tracking, results(outcome)));
    }

    private List<ContainerInfo> running() {
        return world.engine.containers().list(OwnerFilter.ANY).stream()
                .filter(ContainerInfo::isRunning)
                .toList();
    }

    @Nested
    class Filling {

        @Test
        void asManyMembersRunAsWantedAndAreShown() throws InterruptedException {
            Outcome outcome = fill(context(POOL.formatted(3)));

            assertThat(Pool.of(results(outcome)).ids())
                    .containsExactlyElementsOf(
                            running().stream().map(info -> info.id().value()).toList())
                    .hasSize(3);
            assertThat(text(outcome, "message")).isEqualTo("3/3 containers running");
            assertThat(Pool.of(results(outcome)).members())
                    .allMatch(member -> member.name().matches("tasksync_step2_[0-9a-f]{8}_[1-3]"));
        }

        @Test
        void aPoolThatGrowsKeepsItsMembers() throws InterruptedException {
            RecordingStepContext small = context(POOL.formatted(2));
            Outcome before = fill(small);

            Outcome after = fill(later(POOL.formatted(4), small, before));

            assertThat(Pool.of(results(after)).ids())
                    .containsAll(Pool.of(results(before)).ids())
                    .hasSize(4);
            assertThat(running()).hasSize(4);
        }

        @Test
        void aPoolThatShrinksLetsGoOfWhatNobodyUses() throws InterruptedException {
            RecordingStepContext large = context(POOL.formatted(3));
            Outcome before = fill(large);

            Outcome after = fill(later(POOL.formatted(1), large, before));

            assertThat(Pool.of(results(after)).ids())
                    .containsExactly(Pool.of(results(before)).ids().get(0));
            assertThat(running()).hasSize(1);
        }

        @Test
        void aMemberInUseIsWaitedFor() throws InterruptedException {
            RecordingStepContext large = context(POOL.formatted(2));
            Outcome before = fill(large);
            String used = Pool.of(results(before)).ids().get(1);

            Outcome after = fill(later(POOL.formatted(1), large, before).taken(used));

            assertThat(after).isInstanceOf(Outcome.Release.class);
            assertThat(running()).hasSize(2);
        }

        @Test
        void aMemberThatHasStoppedIsStartedAndAnUnhealthyPoolIsAFailure() throws InterruptedException {
            RecordingStepContext context = context(POOL.formatted(2));
            Outcome before = fill(context);
            world.engine.containers().stop(running().get(0).id(), Duration.ZERO);
            assertThat(kind.lapsed(context, results(before))).isPresent();

            Outcome after = fill(later(POOL.formatted(2), context, before));

            assertThat(Pool.of(results(after)).ids())
                    .isEqualTo(Pool.of(results(before)).ids());
            assertThat(running()).hasSize(2);
            assertThat(
                            failure(
                                    fill(
                                            context(
                                                    "{\"image_tag\": \"busybox:local\", \"pool_size\": 1, \"keep_forever\": true, \"health_check\": \"exit 4\"}"))))
                    .startsWith("UNHEALTHY")
                    .contains("status 4");
        }

        @Test
        void withoutKeepForeverAProgramThatEndsIsAFailure() throws InterruptedException {
            assertThat(failure(fill(context("{\"image_tag\": \"busybox:local\", \"pool_size\": 1}"))))
                    .startsWith("CONTAINER_EXITED");
            assertThat(running()).isEmpty();
        }

        @Test
        void aPoolHasOneTo64Members() {
            for (int size : List.of(0, 65)) {
                assertThat(world.kind("docker_pool").check(Document.parse(POOL.formatted(size))))
                        .singleElement()
                        .extracting(SettingsFault::pointer)
                        .isEqualTo("/pool_size");
            }
        }
    }

    @Nested
    class Leasing {

        @Test
        void aShellTakesAFreeMemberAndGivesItBack() throws InterruptedException {
            Document pool = results(fill(context(POOL.formatted(2))));
            String first = Pool.of(pool).ids().get(0);
            RecordingStepContext shell = context("{\"command\": [{\"a\": \"true\"}]}")
                    .after(left("docker_pool", pool))
                    .taken(first);

            Outcome outcome = world.execute("docker_shell", shell);

            assertThat(text(outcome, "container_id"))
                    .isEqualTo(Pool.of(pool).ids().get(1));
            assertThat(shell.leased()).isEmpty();
        }

        @Test
        void aShellWithoutAFreeMemberGoesBackToTheQueue() throws InterruptedException {
            Document pool = results(fill(context(POOL.formatted(1))));
            String only = Pool.of(pool).ids().get(0);

            Outcome outcome = world.execute(
                    "docker_shell",
                    context("{\"docker\": {\"container_id\": \"%s\"}, \"command\": [{\"a\": \"true\"}]}"
                                    .formatted(only))
                            .after(left("docker_pool", pool))
                            .taken(only));

            assertThat(outcome).isInstanceOf(Outcome.Release.class);
        }
    }
}

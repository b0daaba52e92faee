package dev.gradus.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.failure.Failure;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.step.StepState;
import dev.gradus.core.step.StepTrigger;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a retry opens, on a hundred random graphs that ran with random failures, against an oracle that walks the needs
 * backwards step by step and knows nothing of the code.
 */
class RetryScopeTest {
    private static final int GRAPHS = 100;

    static IntStream seeds() {
        return IntStream.range(0, GRAPHS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void retryingWhatFailedOpensItAndAllThatFollows(int seed) {
        Story story = ran(seed);
        Set<StepKey> expected = expected(story, RetryScopeTest::failedOrLeftOut);

        assertThat(scope(story, Set.of(), true)).as("seed %d", seed).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void retryingChosenStepsOpensThemAndAllThatFollows(int seed) {
        Story story = ran(seed);
        Set<StepKey> chosen = chosen(story, seed);
        Set<StepKey> expected = expected(story, step -> chosen.contains(step.key()));

        assertThat(scope(story, chosen, true)).as("seed %d", seed).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void retryingChosenStepsOnlyOpensNothingElse(int seed) {
        Story story = ran(seed);
        Set<StepKey> chosen = chosen(story, seed);

        assertThat(scope(story, chosen, false)).as("seed %d", seed).isEqualTo(chosen);
    }

    /** A task that ran to its end; every third attempt fails for good. */
    private static Story ran(int seed) {
        Random random = new Random(seed);
        StepSpec[] steps = new RandomTasks(random)
                .graph(2 + random.nextInt(12)).stream()
                        .map(RetryScopeTest::plain)
                        .toArray(StepSpec[]::new);
        OnFailure onFailure = random.nextBoolean() ? OnFailure.FAIL : OnFailure.CONTINUE;
        Story story = Story.automatic(onFailure, steps);
        while (true) {
            List<Step> ready = story.snapshot().all().stream()
                    .filter(step -> step.state() == StepState.READY)
                    .toList();
            if (ready.isEmpty() || story.task().state().isTerminal()) {
                return story;
            }
            String key = ready.get(random.nextInt(ready.size())).key().value();
            Outcome outcome =
                    random.nextInt(3) == 0 ? Outcome.failure(Failure.user("WRONG", "wrong")) : Story.success(key);
            story.after(Duration.ofHours(1)).claim(key).complete(key, outcome);
        }
    }

    /** A work step with the same needs and condition, tried once. */
    private static StepSpec plain(StepSpec spec) {
        String[] needs = spec.needs().stream().map(StepKey::value).toArray(String[]::new);
        return Specs.when(spec.policies().when(), spec.key().value(), needs);
    }

    private static Set<StepKey> chosen(Story story, int seed) {
        List<StepKey> keys = List.copyOf(story.snapshot().steps().keySet());
        StepKey one = keys.get(seed % keys.size());
        StepKey other = keys.get((seed / 3) % keys.size());
        return one.equals(other) ? Set.of(one) : Set.of(one, other);
    }

    /** Empty when the retry is refused because there is nothing to open. */
    private static Set<StepKey> scope(Story story, Set<StepKey> chosen, boolean downstream) {
        story.when(new TaskCommand.Reopen(StepTrigger.RETRY, chosen, downstream));
        return story.events().stream()
                .filter(event -> event instanceof TaskEvent.StepsReopened)
                .flatMap(event -> ((TaskEvent.StepsReopened) event).scope().stream())
                .collect(Collectors.toSet());
    }

    private static boolean failedOrLeftOut(Step step) {
        if (step.state() == StepState.FAILED) {
            return true;
        }
        String why = String.valueOf(step.result().skipped());
        return step.state() == StepState.SKIPPED && (why.equals("UPSTREAM_FAILED") || why.equals("TASK_FAILING"));
    }

    private static Set<StepKey> expected(Story story, Predicate<Step> root) {
        return story.snapshot().all().stream()
                .filter(step -> reaches(story, step, root, new HashSet<>()))
                .map(Step::key)
                .collect(Collectors.toSet());
    }

    private static boolean reaches(Story story, Step step, Predicate<Step> root, Set<StepKey> walked) {
        return root.test(step)
                || step.spec().needs().stream()
                        .filter(walked::add)
                        .anyMatch(need -> reaches(story, story.snapshot().require(need), root, walked));
    }
}

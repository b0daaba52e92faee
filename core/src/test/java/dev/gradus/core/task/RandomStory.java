package dev.gradus.core.task;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.step.Attempt;
import dev.gradus.core.step.ExternalTransitions;
import dev.gradus.core.step.Fence;
import dev.gradus.core.step.Fingerprint;
import dev.gradus.core.step.Origin;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.SkipReason;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.step.StepState;
import dev.gradus.core.step.StepTrigger;
import dev.gradus.core.step.Tracking;
import dev.gradus.core.step.WaitReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A task to which everything happens that can happen, in any order, sensible or not; the same for the same seed. */
final class RandomStory {
    private final Random random;
    private final RandomTasks chance;
    private final Story story;
    private int named;

    RandomStory(long seed) {
        this.random = new Random(seed);
        this.chance = new RandomTasks(random);
        OnFailure onFailure = chance.one(List.of(OnFailure.values()));
        StepSpec[] steps = chance.graph(1 + random.nextInt(8)).toArray(StepSpec[]::new);
        this.story = random.nextInt(3) == 0 ? Story.manual(onFailure, steps) : Story.automatic(onFailure, steps);
    }

    Story story() {
        return story;
    }

    /** One more thing happens, or is refused. */
    void goOn() {
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> begin();
            case 3, 4, 5 -> end();
            case 6 -> story.after(Duration.ofSeconds(random.nextInt(20)));
            case 7, 8 -> story.when(anyStep().key().value(), anyStepCommand());
            default -> story.when(anyTaskCommand());
        }
    }

    private void begin() {
        for (Step step : story.snapshot().all()) {
            String key = step.key().value();
            if (ClaimRules.mayBeClaimed(story.task(), step, story.now())) {
                story.claim(key);
                return;
            }
            if (ClaimRules.mayBeTaken(story.snapshot(), step, story.now())) {
                story.take(key);
                return;
            }
        }
    }

    private void end() {
        List<Step> live = story.snapshot().all().stream()
                .filter(step -> step.isLive() && !step.spec().isExternal())
                .toList();
        if (live.isEmpty()) {
            return;
        }
        Step step = chance.one(live);
        String key = step.key().value();
        switch (random.nextInt(8)) {
            case 0 -> story.lose(key);
            case 1 -> {
                if (step.state() == StepState.RUNNING) {
                    story.handBack(key);
                }
            }
            case 2 -> story.when(key, new StepCommand.ConfirmCancelled(story.fence(key)));
            default -> story.complete(key, anyOutcome(step));
        }
    }

    private Outcome anyOutcome(Step step) {
        return switch (random.nextInt(14)) {
            case 0 -> Outcome.failure(Story.broken());
            case 1 -> Outcome.failure(Failure.user("WRONG", "it is wrong"));
            case 2 -> Outcome.failure(Failure.policy("TOO_MUCH", "it is too much"));
            case 3 -> new Outcome.Wait(chance.one(List.of(WaitReason.values())), maybe());
            case 4 -> new Outcome.Release(maybe(), Document.emptyObject().with("n", random.nextInt()));
            case 5 -> new Outcome.Children(Document.emptyObject(), anyChildren(step));
            case 6 -> new Outcome.Reset(chance.some(keys()), "again");
            case 7 ->
                new Outcome.Success(Document.emptyObject(), chance.one(List.of(Origin.values())), maybeTracking());
            default -> Story.success(step.key().value());
        };
    }

    private @Nullable Tracking maybeTracking() {
        return random.nextBoolean() ? null : new Tracking(Fingerprint.of("any", random.nextInt(3)), List.of("kind"));
    }

    private @Nullable Instant maybe() {
        return random.nextBoolean() ? null : story.now().plusSeconds(random.nextInt(30));
    }

    private List<StepSpec> anyChildren(Step parent) {
        List<StepSpec> children = new ArrayList<>();
        for (Step step : story.snapshot().all()) {
            if (parent.key().equals(step.spec().parent()) && random.nextBoolean()) {
                children.add(random.nextBoolean() ? step.spec() : revised(step));
            }
        }
        for (int n = random.nextInt(3); n > 0; n--) {
            children.add(Specs.child(parent.key().value(), "c" + named++, needs()));
        }
        return children;
    }

    private StepSpec revised(Step step) {
        StepSpec old = step.spec();
        return new StepSpec(
                old.key(), old.title() + "!", old.place(), old.body(), others(old.key()), old.policies(), old.labels());
    }

    private Set<StepKey> others(StepKey own) {
        Set<StepKey> some = new LinkedHashSet<>(random.nextInt(3) == 0 ? chance.some(keys()) : Set.of());
        some.remove(own);
        return some;
    }

    private String[] needs() {
        return random.nextBoolean()
                ? new String[0]
                : new String[] {chance.one(keys()).value()};
    }

    private StepCommand anyStepCommand() {
        return switch (random.nextInt(13)) {
            case 0 -> new StepCommand.Skip(SkipReason.BY_REQUEST);
            case 1 -> new StepCommand.Cancel();
            case 2 -> new StepCommand.Abandon();
            case 3 -> new StepCommand.Wake();
            case 4 -> new StepCommand.Block(Story.broken());
            case 5 -> new StepCommand.Unblock();
            case 6 -> new StepCommand.Approve(random.nextBoolean() ? null : "yes");
            case 7 -> new StepCommand.Reject(random.nextBoolean() ? null : "no");
            case 8 -> new StepCommand.CompleteAttempt(anyFence(), Story.success("late"));
            case 9 -> new StepCommand.LoseLease(anyFence());
            case 10 -> new StepCommand.Dispatch();
            case 11 -> new StepCommand.Expire();
            default ->
                new StepCommand.Report(
                        chance.one(ExternalTransitions.REPORTABLE),
                        Document.emptyObject().with("n", random.nextInt(3)));
        };
    }

    private Fence anyFence() {
        Attempt attempt = anyStep().attempt();
        return attempt == null
                ? new Fence(1 + random.nextInt(9))
                : attempt.claim().fence();
    }

    private TaskCommand anyTaskCommand() {
        return switch (random.nextInt(18)) {
            case 0 -> new TaskCommand.Start();
            case 1 ->
                new TaskCommand.NextRound(
                        random.nextBoolean() ? Set.of() : chance.some(keys()), random.nextBoolean(), anyWish());
            case 2, 3 -> new TaskCommand.Observe();
            case 4 -> new TaskCommand.Pause();
            case 5 -> new TaskCommand.Resume();
            case 6 -> new TaskCommand.Enable(random.nextInt(4) > 0);
            case 7 -> random.nextInt(3) == 0 ? new TaskCommand.CancelTask() : new TaskCommand.Resume();
            case 8 -> new TaskCommand.AbandonTask();
            case 9 -> new TaskCommand.ReviseStep(revised(anyStep()));
            case 10 -> new TaskCommand.Repin(random.nextBoolean() ? Pins.NONE : Pins.toHost("north"));
            case 11 ->
                new TaskCommand.ReviseTask(
                        "renamed " + random.nextInt(3),
                        Document.emptyObject(),
                        null,
                        Map.of("n", "" + random.nextInt(2)),
                        random.nextInt(8) > 0);
            case 12 -> new TaskCommand.RemoveSteps(removable());
            case 13 -> new TaskCommand.ForceSteps(chance.some(keys()));
            case 14 -> new TaskCommand.AskSteps(chance.some(keys()), anyWish());
            case 15, 16 -> anyPushBack();
            default -> anyReopening();
        };
    }

    private Document anyWish() {
        return random.nextBoolean()
                ? Document.emptyObject()
                : Document.emptyObject().with("wish", random.nextInt(2));
    }

    private TaskCommand anyPushBack() {
        List<Step> awaited =
                story.snapshot().all().stream().filter(Step::isAwaited).toList();
        Step from = awaited.isEmpty() ? anyStep() : chance.one(awaited);
        StepKey to = random.nextBoolean() ? from.key() : anyStep().key();
        Document feedback = Document.emptyObject().with("n", random.nextInt());
        return new TaskCommand.PushBack(from.key(), to, feedback, null, "cli:ann");
    }

    /** Now and then a step under which none was generated, unless it is the last: a story goes on. */
    private Set<StepKey> removable() {
        StepKey key = anyStep().key();
        boolean isParent = story.snapshot().all().stream()
                .anyMatch(step -> key.equals(step.spec().parent()));
        return random.nextInt(4) > 0 || isParent || keys().size() == 1 ? Set.of() : Set.of(key);
    }

    private TaskCommand anyReopening() {
        StepTrigger trigger = chance.one(List.of(StepTrigger.values()));
        Set<StepKey> steps = random.nextBoolean() ? Set.of() : chance.some(keys());
        return new TaskCommand.Reopen(trigger.reopens() ? trigger : StepTrigger.RETRY, steps, random.nextBoolean());
    }

    private Step anyStep() {
        return chance.one(List.copyOf(story.snapshot().all()));
    }

    private List<StepKey> keys() {
        return List.copyOf(story.snapshot().steps().keySet());
    }
}

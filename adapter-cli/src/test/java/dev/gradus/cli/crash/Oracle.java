package dev.gradus.cli.crash;

import dev.gradus.cli.crash.StoredFacts.StoredAttempt;
import dev.gradus.cli.crash.StoredFacts.StoredEvent;
import dev.gradus.cli.crash.StoredFacts.StoredSession;
import dev.gradus.cli.crash.StoredFacts.StoredStep;
import dev.gradus.cli.crash.StoredFacts.StoredTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges a run by its tables and its side file alone. Each method names a promise and lists what breaks it, in words; empty when
 * it was kept.
 */
final class Oracle {
    private final StoredFacts stored;
    private final List<Witness> witnesses;
    private final Map<Name, List<StoredEvent>> completions;

    Oracle(StoredFacts stored, List<Witness> witnesses) {
        this.stored = stored;
        this.witnesses = witnesses;
        this.completions = stored.events().stream()
                .filter(event -> event.type().equals("StepCompleted"))
                .collect(Collectors.groupingBy(event -> new Name(event.task(), String.valueOf(event.step()))));
    }

    /** Nothing is lost: what was created is there and completed. */
    List<String> unfinished(int expectedSteps) {
        List<String> broken = new ArrayList<>();
        if (stored.steps().size() != expectedSteps) {
            broken.add("%d steps instead of %d".formatted(stored.steps().size(), expectedSteps));
        }
        stored.tasks().stream()
                .filter(task -> !task.state().equals("completed"))
                .forEach(task -> broken.add("task %d is %s".formatted(task.id(), task.state())));
        stored.steps().stream()
                .filter(step -> !step.state().equals("completed"))
                .forEach(step -> broken.add(name(step) + " is " + step.state()));
        return broken;
    }

    /** Nobody holds anything any more. */
    List<String> stillHeld() {
        return stored.steps().stream()
                .filter(step ->
                        step.owner() != null || Set.of("running", "cancelling").contains(step.state()))
                .map(step -> "%s is %s, held by session %s".formatted(name(step), step.state(), step.owner()))
                .toList();
    }

    /** Each step completed once, in the events too. */
    List<String> notCompletedOnce() {
        return stored.steps().stream()
                .filter(step -> completionsOf(step).size() != 1)
                .map(step -> "%s has %d StepCompleted"
                        .formatted(name(step), completionsOf(step).size()))
                .toList();
    }

    /** Only the holder of the last fence completed a step: the results say who made them. */
    List<String> completedUnderAnotherFence() {
        List<String> broken = new ArrayList<>();
        for (StoredStep step : stored.steps()) {
            StoredAttempt last = step.last();
            if (step.state().equals("completed")
                    && (step.resultFence() != last.fence() || step.resultAttempt() != last.number())) {
                broken.add(
                        "%s was last claimed as attempt %d under fence %d, its results are of attempt %d under fence %d"
                                .formatted(
                                        name(step),
                                        last.number(),
                                        last.fence(),
                                        step.resultAttempt(),
                                        step.resultFence()));
            }
            for (StoredEvent event : completionsOf(step)) {
                if (event.resultFence() != last.fence() || event.attempt() != last.number()) {
                    broken.add(
                            "%s was last claimed as attempt %d under fence %d, its event is of attempt %d under fence %d"
                                    .formatted(
                                            name(step),
                                            last.number(),
                                            last.fence(),
                                            event.attempt(),
                                            event.resultFence()));
                }
            }
        }
        return broken;
    }

    /** What the tables call completed was executed, as that attempt, under that fence. */
    List<String> neverWitnessed() {
        Set<Execution> seen = witnesses.stream().map(Oracle::execution).collect(Collectors.toSet());
        return stored.steps().stream()
                .filter(step -> step.state().equals("completed"))
                .filter(step -> !seen.contains(execution(step, step.last())))
                .map(step -> name(step) + " was never executed as the attempt that completed it")
                .toList();
    }

    /** Nobody executed what the tables know nothing of, and nothing was executed twice under one fence. */
    List<String> executedWithoutRight() {
        Map<Long, StoredStep> byId =
                stored.steps().stream().collect(Collectors.toMap(StoredStep::id, Function.identity()));
        Set<Execution> claimed = attempts()
                .map(attempt -> execution(byId.get(attempt.step()), attempt))
                .collect(Collectors.toSet());
        Set<Execution> seen = new HashSet<>();
        List<String> broken = new ArrayList<>();
        for (Witness witness : witnesses) {
            if (!claimed.contains(execution(witness))) {
                broken.add("no such claim: " + witness.line());
            }
            if (!seen.add(execution(witness))) {
                broken.add("executed twice: " + witness.line());
            }
        }
        return broken;
    }

    /** No step was executed before all that it needs had completed. */
    List<String> startedTooEarly() {
        List<String> broken = new ArrayList<>();
        for (Witness witness : witnesses) {
            Instant started = Instant.EPOCH.plusNanos(witness.epochNanos());
            for (String need : CrashLoad.NEEDS.get(witness.step())) {
                List<StoredEvent> done = completions.getOrDefault(new Name(witness.task(), need), List.of());
                if (done.isEmpty() || done.get(0).at().isAfter(started)) {
                    broken.add("%s of task %d was executed before %s had completed"
                            .formatted(witness.step(), witness.task(), need));
                }
            }
        }
        return broken;
    }

    /** Each task's events are numbered from 1 without a gap, up to the number that the task knows. */
    List<String> gaps() {
        Map<Long, Long> last = new HashMap<>();
        List<String> broken = new ArrayList<>();
        for (StoredEvent event : stored.events()) {
            long expected = last.getOrDefault(event.task(), 0L) + 1;
            if (event.seq() != expected) {
                broken.add("task %d: event %d follows %d".formatted(event.task(), event.seq(), expected - 1));
            }
            last.put(event.task(), event.seq());
        }
        for (StoredTask task : stored.tasks()) {
            if (task.seq() != last.getOrDefault(task.id(), 0L)) {
                broken.add("task %d says %d events, has %s".formatted(task.id(), task.seq(), last.get(task.id())));
            }
        }
        return broken;
    }

    /** Nothing was taken from a session whose lease had not ended, and each loss is one attempt and one event. */
    List<String> takenFromTheLiving() {
        Map<Long, StoredSession> sessions =
                stored.sessions().stream().collect(Collectors.toMap(StoredSession::id, Function.identity()));
        Map<Name, List<StoredEvent>> losses = losses();
        List<String> broken = new ArrayList<>();
        for (StoredStep step : stored.steps()) {
            Map<Integer, StoredAttempt> attempts = attempts()
                    .filter(attempt -> attempt.step() == step.id())
                    .collect(Collectors.toMap(StoredAttempt::number, Function.identity(), (one, other) -> other));
            List<StoredEvent> lost = losses.getOrDefault(new Name(step.task(), step.key()), List.of());
            long lostAttempts = attempts.values().stream()
                    .filter(attempt -> "lost".equals(attempt.outcome()))
                    .count();
            if (lost.size() != step.lost() || lostAttempts != step.lost()) {
                broken.add("%s says %d lost, has %d AttemptLost and %d lost attempts"
                        .formatted(name(step), step.lost(), lost.size(), lostAttempts));
            }
            for (StoredEvent event : lost) {
                StoredAttempt attempt = attempts.get(event.attempt());
                StoredSession session = attempt == null ? null : sessions.get(attempt.session());
                if (session == null || session.leaseUntil().isAfter(event.at())) {
                    broken.add("%s lost attempt %d while %s was alive".formatted(name(step), event.attempt(), session));
                }
            }
        }
        return broken;
    }

    /** A later attempt has a greater fence and begins no earlier. */
    List<String> fencesOutOfOrder() {
        Map<Long, StoredAttempt> before = new HashMap<>();
        List<String> broken = new ArrayList<>();
        attempts().forEach(attempt -> {
            StoredAttempt earlier = before.put(attempt.step(), attempt);
            if (earlier != null && (earlier.number() >= attempt.number() || earlier.fence() >= attempt.fence())) {
                broken.add("%s is followed by %s".formatted(earlier, attempt));
            }
        });
        return broken;
    }

    /** How many attempts were lost. */
    long lostAttempts() {
        return losses().values().stream().mapToLong(List::size).sum();
    }

    /** How many steps took more than one attempt. */
    long repeatedSteps() {
        return stored.steps().stream().filter(step -> step.last().number() > 1).count();
    }

    private Map<Name, List<StoredEvent>> losses() {
        return stored.events().stream()
                .filter(event -> event.type().equals("AttemptLost"))
                .collect(Collectors.groupingBy(event -> new Name(event.task(), String.valueOf(event.step()))));
    }

    private List<StoredEvent> completionsOf(StoredStep step) {
        return completions.getOrDefault(new Name(step.task(), step.key()), List.of());
    }

    /** Of each step first to last. */
    private Stream<StoredAttempt> attempts() {
        return Stream.concat(
                stored.attempts().stream(),
                stored.steps().stream().map(StoredStep::last).filter(last -> last.number() > 0));
    }

    private static Execution execution(StoredStep step, StoredAttempt attempt) {
        return new Execution(new Name(step.task(), step.key()), attempt.number(), attempt.fence());
    }

    private static Execution execution(Witness witness) {
        return new Execution(new Name(witness.task(), witness.step()), witness.attempt(), witness.fence());
    }

    private static String name(StoredStep step) {
        return "step %s of task %d".formatted(step.key(), step.task());
    }

    private record Name(long task, String step) {}

    private record Execution(Name step, int attempt, long fence) {}
}

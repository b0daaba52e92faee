package dev.gradus.core.task;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.data.Document;
import dev.gradus.core.step.Fence;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.step.StepTrigger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A request about a task. */
public sealed interface TaskCommand {

    /** Calls the visitor's method for this command. */
    <R> R accept(Visitor<R> visitor);

    /** Begin the first round of a task that has not begun. */
    record Start() implements TaskCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.start(this);
        }
    }

    /**
     * Begin a new round over steps of a finished or fresh task.
     *
     * @param scope the steps; empty means all
     * @param forced whether they are executed even where an earlier success could stand in
     * @param asked what is asked of their executions beside their settings; empty for nothing
     */
    record NextRound(Set<StepKey> scope, boolean forced, Document asked) implements TaskCommand {
        public NextRound {
            scope = Set.copyOf(scope);
            requireNonNull(asked, "asked");
        }

        /** A round of which nothing is asked. */
        public NextRound(Set<StepKey> scope, boolean forced) {
            this(scope, forced, Document.emptyObject());
        }

        /** A round in which reuse decides what is executed. */
        public NextRound(Set<StepKey> scope) {
            this(scope, false);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.nextRound(this);
        }
    }

    /** The caller has observed the last result: go on, or complete when nothing is left. */
    record Observe() implements TaskCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.observe(this);
        }
    }

    /** Claim nothing new. */
    record Pause() implements TaskCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.pause(this);
        }
    }

    /** Claim again. */
    record Resume() implements TaskCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.resume(this);
        }
    }

    /** Enable or disable the task. */
    record Enable(boolean enabled) implements TaskCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.enable(this);
        }
    }

    /** Move the task to this place, or let any worker have it. */
    record Repin(Pins pins) implements TaskCommand {
        public Repin {
            requireNonNull(pins, "pins");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.repin(this);
        }
    }

    /** Bind the task to where an attempt of this step executes, which holds the step under the fence. */
    record Pin(StepKey step, Fence fence, Pins pins) implements TaskCommand {
        public Pin {
            requireNonNull(step, "step");
            requireNonNull(fence, "fence");
            requireNonNull(pins, "pins");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.pin(this);
        }
    }

    /** Stop the task and all its work. */
    record CancelTask() implements TaskCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.cancel(this);
        }
    }

    /** End a task being cancelled although nobody can confirm that its work is gone. */
    record AbandonTask() implements TaskCommand {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.abandon(this);
        }
    }

    /**
     * Open steps again.
     *
     * @param trigger RETRY, RERUN or another that reopens; RERUN has the chosen steps executed whatever their fingerprints
     * @param steps the chosen steps; empty means every failed, cancelled and therefore skipped one
     * @param downstream whether what follows the chosen steps opens too
     */
    record Reopen(StepTrigger trigger, Set<StepKey> steps, boolean downstream) implements TaskCommand {
        public Reopen {
            requireNonNull(trigger, "trigger");
            steps = Set.copyOf(steps);
            if (!trigger.reopens()) {
                throw new IllegalArgumentException(trigger.name() + " does not reopen");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.reopen(this);
        }
    }

    /**
     * Have steps executed once even where an earlier success could stand in.
     *
     * @param steps the steps; empty means every one that has not ended
     */
    record ForceSteps(Set<StepKey> steps) implements TaskCommand {
        public ForceSteps {
            steps = Set.copyOf(steps);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.force(this);
        }
    }

    /**
     * Ask something of the next executions of steps beside their settings; it replaces what was asked before.
     *
     * @param steps the steps; empty means every one that has not ended
     * @param asked an object for their kinds to read; empty for nothing
     */
    record AskSteps(Set<StepKey> steps, Document asked) implements TaskCommand {
        public AskSteps {
            steps = Set.copyOf(steps);
            requireNonNull(asked, "asked");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.ask(this);
        }
    }

    /** Add a step to a standing task. */
    record AddStep(StepSpec spec) implements TaskCommand {
        public AddStep {
            requireNonNull(spec, "spec");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.add(this);
        }
    }

    /** Replace what a step is, while it is not running. */
    record ReviseStep(StepSpec spec) implements TaskCommand {
        public ReviseStep {
            requireNonNull(spec, "spec");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.revise(this);
        }
    }

    /**
     * Say anew what a standing task is; its rules stay.
     *
     * @param name its name, which no other standing task may have
     * @param settings what its steps are given beside their own settings; an object
     * @param localPath the folder its files are confined to, when it has one
     * @param labels free marks
     * @param enabled whether its steps may be claimed
     */
    record ReviseTask(
            String name, Document settings, @Nullable String localPath, Map<String, String> labels, boolean enabled)
            implements TaskCommand {
        public ReviseTask {
            requireNonNull(name, "name");
            requireNonNull(settings, "settings");
            labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.reviseTask(this);
        }
    }

    /** Take steps that are not running, and that no others need, from a standing task. */
    record RemoveSteps(Set<StepKey> steps) implements TaskCommand {
        public RemoveSteps {
            steps = Set.copyOf(steps);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.remove(this);
        }
    }

    /** A request about one of its steps. */
    record OnStep(StepKey step, StepCommand command) implements TaskCommand {
        public OnStep {
            requireNonNull(step, "step");
            requireNonNull(command, "command");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.onStep(this);
        }
    }

    /**
     * Send the work back from a step that waits for an approval to one before it.
     *
     * @param from the step whose approval is awaited
     * @param to the step that is to do better; it or one that it follows from
     * @param feedback what was filled in of the approval's form; an object
     * @param note what the person said
     * @param by who the person is
     */
    record PushBack(
            StepKey from,
            StepKey to,
            Document feedback,
            @Nullable String note,
            @Nullable String by) implements TaskCommand {
        public PushBack {
            requireNonNull(from, "from");
            requireNonNull(to, "to");
            requireNonNull(feedback, "feedback");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.pushBack(this);
        }
    }

    /** One method for each command. */
    interface Visitor<R> {
        R start(Start command);

        R nextRound(NextRound command);

        R observe(Observe command);

        R pause(Pause command);

        R resume(Resume command);

        R enable(Enable command);

        R repin(Repin command);

        R pin(Pin command);

        R cancel(CancelTask command);

        R abandon(AbandonTask command);

        R reopen(Reopen command);

        R force(ForceSteps command);

        R ask(AskSteps command);

        R add(AddStep command);

        R revise(ReviseStep command);

        R reviseTask(ReviseTask command);

        R remove(RemoveSteps command);

        R pushBack(PushBack command);

        R onStep(OnStep command);
    }
}

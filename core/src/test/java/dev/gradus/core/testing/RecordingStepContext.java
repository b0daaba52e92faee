package dev.gradus.core.testing;

import dev.gradus.core.data.Document;
import dev.gradus.core.kind.StepContext;
import dev.gradus.core.kind.Upstream;
import dev.gradus.core.port.ClaimedStep;
import dev.gradus.core.port.LogChunk;
import dev.gradus.core.port.MemberLease;
import dev.gradus.core.step.Attempt;
import dev.gradus.core.step.Claim;
import dev.gradus.core.step.Fence;
import dev.gradus.core.step.LastSuccess;
import dev.gradus.core.step.SessionId;
import dev.gradus.core.step.Step;
import dev.gradus.core.step.StepBody;
import dev.gradus.core.step.StepId;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepProgress;
import dev.gradus.core.step.StepResult;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.Pins;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskRules;
import dev.gradus.core.task.TaskSpec;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One execution of a step as a test sees it: what a kind is told is set, what it says is kept. Thread safe. */
public final class RecordingStepContext implements StepContext {
    private static final Instant BEGINNING = Instant.parse("2026-01-31T12:00:00Z");

    private final Document settings;
    private final @Nullable Path localPath;
    private final ControlledStop stop = new ControlledStop();
    private final List<Document> notes = new CopyOnWriteArrayList<>();
    private final List<Printed> printed = new CopyOnWriteArrayList<>();
    private final AtomicInteger retries = new AtomicInteger();
    private volatile @Nullable ClaimedStep claimed;
    private volatile Document memo = Document.emptyObject();
    private volatile Pins pins = Pins.NONE;
    private final List<String> leased = new CopyOnWriteArrayList<>();
    private volatile Set<String> takenMembers = Set.of();
    private volatile List<Upstream> upstream = List.of();
    private volatile List<String> dependants = List.of();
    private volatile Map<String, String> labels = Map.of();
    private volatile @Nullable LastSuccess last;
    private volatile Document asked = Document.emptyObject();
    private volatile Instant now = BEGINNING;

    private RecordingStepContext(Document settings, @Nullable Path localPath) {
        this.settings = settings;
        this.localPath = localPath;
    }

    /** What a kind printed at once. */
    public record Printed(LogChunk.Source source, String text) {}

    /** An execution with these settings, in JSON, of a task without a folder. */
    public static RecordingStepContext of(String settings) {
        return new RecordingStepContext(Document.parse(settings), null);
    }

    /** An execution with these settings of a task without a folder. */
    public static RecordingStepContext of(Document settings) {
        return new RecordingStepContext(settings, null);
    }

    /** The same for a task with this folder. */
    public RecordingStepContext in(Path folder) {
        var same = new RecordingStepContext(settings, folder);
        same.labels = labels;
        return same;
    }

    /** What an earlier attempt left. */
    public RecordingStepContext remembering(Document left) {
        memo = left;
        return this;
    }

    /** The step that is executed; one that exists nowhere by default. */
    public RecordingStepContext executing(ClaimedStep step) {
        claimed = step;
        return this;
    }

    /** The engine's clock. */
    public RecordingStepContext at(Instant time) {
        now = time;
        return this;
    }

    /** What was noted, in order. */
    public List<Document> notes() {
        return List.copyOf(notes);
    }

    /** What was printed, in order. */
    public List<Printed> printed() {
        return List.copyOf(printed);
    }

    /** All that was printed from one source. */
    public String printed(LogChunk.Source source) {
        var text = new StringBuilder();
        printed.stream().filter(piece -> piece.source() == source).forEach(piece -> text.append(piece.text()));
        return text.toString();
    }

    /** Tries beyond the first. */
    public int retries() {
        return retries.get();
    }

    @Override
    public ControlledStop stop() {
        return stop;
    }

    @Override
    public ClaimedStep claimed() {
        ClaimedStep given = claimed;
        return given == null ? invented() : given;
    }

    private ClaimedStep invented() {
        var task = new TaskSpec(
                "a task",
                null,
                Document.emptyObject(),
                TaskRules.DEFAULT,
                localPath == null ? null : localPath.toString(),
                labels);
        var spec = StepSpec.work(new StepKey("step"), new StepBody("any", settings, true), Set.of());
        var claim = new Claim(new SessionId(1), new Fence(1), false);
        Step step = new Step(
                new StepId(2),
                spec,
                StepState.RUNNING,
                StepProgress.NONE.asking(asked),
                StepResult.NONE.keeping(last),
                Attempt.begun(1, claim, now),
                null);
        return new ClaimedStep(new TaskId(1), task, step);
    }

    @Override
    public Document settings() {
        return settings;
    }

    @Override
    public Document memo() {
        return memo;
    }

    @Override
    public void note(Document left) {
        memo = left;
        notes.add(left);
    }

    /** The place to which the task is bound; another is refused. */
    @Override
    public boolean pin(Pins here) {
        boolean same = pins.equals(Pins.NONE) || pins.equals(here);
        pins = same ? here : pins;
        return same;
    }

    /** Where the kind bound its task to. */
    public Pins pins() {
        return pins;
    }

    /** The same for a task that is bound already. */
    public RecordingStepContext pinnedTo(Pins place) {
        pins = place;
        return this;
    }

    /** With these steps before it. */
    public RecordingStepContext after(Upstream... steps) {
        upstream = List.of(steps);
        return this;
    }

    /** With steps of these kinds after it. */
    public RecordingStepContext before(String... kinds) {
        dependants = List.of(kinds);
        return this;
    }

    /** Of a task with these labels. */
    public RecordingStepContext labelled(Map<String, String> taskLabels) {
        labels = Map.copyOf(taskLabels);
        return this;
    }

    /** With this last success. */
    public RecordingStepContext succeededBefore(LastSuccess success) {
        last = success;
        return this;
    }

    /** With this asked of it. */
    public RecordingStepContext asked(Document wish) {
        asked = wish;
        return this;
    }

    /** With these members of pools taken by others. */
    public RecordingStepContext taken(String... members) {
        takenMembers = Set.of(members);
        return this;
    }

    @Override
    public Optional<MemberLease> lease(List<String> members) {
        return members.stream()
                .filter(member -> !takenMembers.contains(member))
                .findFirst()
                .map(member -> {
                    leased.add(member);
                    return new MemberLease(member, true);
                });
    }

    @Override
    public void giveBack() {
        leased.clear();
    }

    /** The members of pools that are taken. */
    public List<String> leased() {
        return List.copyOf(leased);
    }

    @Override
    public List<Upstream> upstream() {
        return upstream;
    }

    @Override
    public List<String> dependants() {
        return dependants;
    }

    @Override
    public void print(LogChunk.Source source, String text) {
        printed.add(new Printed(source, text));
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public String idempotencyKey() {
        return "1:2:1";
    }

    @Override
    public void retried() {
        retries.incrementAndGet();
    }
}

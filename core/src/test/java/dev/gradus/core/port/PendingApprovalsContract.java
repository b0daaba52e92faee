package dev.gradus.core.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.Gradus;
import dev.gradus.core.data.Document;
import dev.gradus.core.step.ApprovalMoment;
import dev.gradus.core.step.ApprovalPolicy;
import dev.gradus.core.step.ApprovalState;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepPolicies;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.task.TaskState;
import dev.gradus.core.testing.NewTasks;
import dev.gradus.core.testing.StepSpecs;
import dev.gradus.core.testing.TestWorker;
import dev.gradus.core.testing.Together;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@link PendingApprovals} promises, and what stores keep of approvals. */
public interface PendingApprovalsContract extends StoresContract {
    /** A step that a person has to let begin. */
    default StepSpec before(StepSpecs steps, String key, @Nullable Duration expires, String... needs) {
        var policy = new ApprovalPolicy(ApprovalMoment.BEFORE, "Go?", expires, false, null, Document.emptyObject(), 3);
        return steps.step(key, needs).under(StepPolicies.DEFAULT.with(policy));
    }

    /** A step whose results a person has to accept. */
    default StepSpec after(StepSpecs steps, String key, String... needs) {
        return steps.step(key, needs).under(StepPolicies.DEFAULT.with(ApprovalPolicy.asking(ApprovalMoment.AFTER)));
    }

    /** Whether the step is in the inbox, read a page at a time. */
    default boolean isInInbox(TaskId task, String key) {
        var wanted = new AwaitedStep(task, step(task, key).id());
        List<AwaitedStep> all = new ArrayList<>();
        List<AwaitedStep> page = stores().approvals().list(null, 2);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = stores().approvals().list(page.get(page.size() - 1).step(), 2);
        }
        assertThat(all).doesNotHaveDuplicates();
        return all.contains(wanted);
    }

    @Test
    default void aStepShouldBeInTheInboxExactlyWhileItWaits() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(unique("inbox"), before(steps, "a", null)));
        boolean asked = isInInbox(task, "a");

        change(task, "a", new StepCommand.Approve("go", "cli:ann")).orThrow();

        assertThat(asked).isTrue();
        assertThat(isInInbox(task, "a")).isFalse();
        assertThat(step(task, "a").progress().approval().by()).isEqualTo("cli:ann");
        assertThat(worker(steps).claimOne().step().key()).isEqualTo(new StepKey("a"));
        assertMatchesEvents(task);
    }

    @Test
    default void nobodyShouldClaimWhatIsNotLetBegin() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(unique("closed"), steps.step("a"), before(steps, "b", null, "a")));
        TestWorker worker = worker(steps);

        worker.succeed(worker.claimOne());

        assertThat(worker.claim(5)).isEmpty();
        assertThat(state(task, "b")).isEqualTo(StepState.WAITING);
        assertThat(task(task).task().state()).isEqualTo(TaskState.WAITING);
        assertMatchesEvents(task);
    }

    @Test
    default void aSuccessStoredWithOthersShouldStillBeAskedAbout() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(unique("batch"), after(steps, "a"), steps.step("b", "a")));
        TestWorker worker = worker(steps);
        ClaimedStep claimed = worker.claimOne();
        Document results = Document.emptyObject().with("n", 1);

        stores().queue()
                .completeAll(List.of(
                        new Delivery(new Completion(claimed.held(), Outcome.success(results), null, 0), CAUSE, null)));

        assertThat(state(task, "a")).isEqualTo(StepState.WAITING);
        assertThat(step(task, "a").result().results()).isEqualTo(results);
        assertThat(state(task, "b")).isEqualTo(StepState.PENDING);
        assertThat(isInInbox(task, "a")).isTrue();
        change(task, "a", new StepCommand.Approve(null, "cli:ann")).orThrow();
        assertThat(state(task, "b")).isEqualTo(StepState.READY);
        assertMatchesEvents(task);
    }

    @Test
    default void anApprovalShouldExpireByTheStoresClockAndReject() {
        TaskId task = create(NewTasks.automatic(unique("expires"), before(steps(), "a", Duration.ofMillis(1))));
        TaskId patient = create(NewTasks.automatic(unique("patient"), before(steps(), "a", Duration.ofHours(1))));
        var worker = Gradus.builder().stores(stores()).build().newInlineWorker();

        Awaitility.await().atMost(BOUND).until(() -> {
            worker.workOnce();
            return state(task, "a") == StepState.FAILED;
        });

        worker.close();
        assertThat(step(task, "a").progress().approval().state()).isEqualTo(ApprovalState.REJECTED);
        assertThat(isInInbox(task, "a")).isFalse();
        assertThat(isInInbox(patient, "a")).isTrue();
        assertMatchesEvents(task);
    }

    @Test
    default void approvingAtOnceShouldBeOneEvent() {
        TaskId task = create(NewTasks.automatic(unique("twice"), before(steps(), "a", null)));
        long seq = task(task).seq();

        Together.run(
                6,
                number -> change(task, "a", new StepCommand.Approve("go", "cli:p" + number))
                        .orThrow());

        assertThat(task(task).seq()).isEqualTo(seq + 2); // admitted, and the task goes on
        assertMatchesEvents(task);
    }

    @Test
    default void feedbackShouldBeStoredWithTheStepItIsFor() {
        StepSpecs steps = steps();
        TaskId task = create(NewTasks.automatic(unique("back"), steps.step("a"), before(steps, "b", null, "a")));
        TestWorker worker = worker(steps);
        worker.succeed(worker.claimOne());
        Document feedback = Document.emptyObject().with("reason", "too long");

        change(task, new TaskCommand.PushBack(new StepKey("b"), new StepKey("a"), feedback, "again", "cli:ann"))
                .orThrow();

        assertThat(step(task, "a").progress().approval().feedback()).isEqualTo(feedback);
        assertThat(step(task, "b").progress().approval().pushBacks()).isOne();
        assertThat(isInInbox(task, "b")).isFalse();
        assertThat(worker.claimOne().step().progress().approval().feedback()).isEqualTo(feedback);
        assertMatchesEvents(task);
    }
}

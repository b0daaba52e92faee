package dev.gradus.core.transition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.outbox.DeliveryState;
import dev.gradus.core.outbox.DeliveryTransitions;
import dev.gradus.core.outbox.DeliveryTrigger;
import dev.gradus.core.outbox.SubscriptionState;
import dev.gradus.core.outbox.SubscriptionTransitions;
import dev.gradus.core.outbox.SubscriptionTrigger;
import dev.gradus.core.schedule.ScheduleState;
import dev.gradus.core.schedule.ScheduleTransitions;
import dev.gradus.core.schedule.ScheduleTrigger;
import dev.gradus.core.step.StepState;
import dev.gradus.core.step.StepTransitions;
import dev.gradus.core.step.StepTrigger;
import dev.gradus.core.task.TaskState;
import dev.gradus.core.task.TaskTransitions;
import dev.gradus.core.task.TaskTrigger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pages under {@code docs/state-machines} come from the tables and the Javadoc, so that they cannot drift. */
class StateMachinePageTest {
    private static final Path FOLDER = Path.of("..", "docs", "state-machines");

    @Test
    void thePictureOfAStepShouldBeItsTable() throws IOException {
        assertPage(
                "step.md",
                new StateMachinePage<>(
                        StepTransitions.TABLE, List.of(StepState.values()), List.of(StepTrigger.values())));
    }

    @Test
    void thePictureOfATaskShouldBeItsTable() throws IOException {
        assertPage(
                "task.md",
                new StateMachinePage<>(
                        TaskTransitions.TABLE, List.of(TaskState.values()), List.of(TaskTrigger.values())));
    }

    @Test
    void thePictureOfAScheduleShouldBeItsTable() throws IOException {
        assertPage(
                "schedule.md",
                new StateMachinePage<>(
                        ScheduleTransitions.TABLE, List.of(ScheduleState.values()), List.of(ScheduleTrigger.values())));
    }

    @Test
    void thePictureOfADeliveryShouldBeItsTable() throws IOException {
        assertPage(
                "delivery.md",
                new StateMachinePage<>(
                        DeliveryTransitions.TABLE, List.of(DeliveryState.values()), List.of(DeliveryTrigger.values())));
    }

    @Test
    void thePictureOfASubscriptionShouldBeItsTable() throws IOException {
        assertPage(
                "subscription.md",
                new StateMachinePage<>(
                        SubscriptionTransitions.TABLE,
                        List.of(SubscriptionState.values()),
                        List.of(SubscriptionTrigger.values())));
    }

    private static void assertPage(String name, StateMachinePage<?, ?> content) throws IOException {
        String expected = content.markdown();
        Path page = FOLDER.resolve(name);
        if (Boolean.getBoolean("gradus.docs.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(page, expected);
        }

        assertThat(Files.readString(page))
                .as("docs/state-machines/%s; rewrite it with -Dgradus.docs.write=true", name)
                .isEqualTo(expected);
    }
}

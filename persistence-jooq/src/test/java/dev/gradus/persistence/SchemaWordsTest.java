package dev.gradus.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.event.Stream;
import dev.gradus.core.outbox.DeliveryState;
import dev.gradus.core.outbox.PayloadFormat;
import dev.gradus.core.outbox.SubscriptionState;
import dev.gradus.core.port.LogChunk;
import dev.gradus.core.schedule.RunOrigin;
import dev.gradus.core.schedule.RunOutcome;
import dev.gradus.core.schedule.ScheduleState;
import dev.gradus.core.step.AttemptOutcome;
import dev.gradus.core.step.Origin;
import dev.gradus.core.step.SkipReason;
import dev.gradus.core.step.StepRole;
import dev.gradus.core.step.StepState;
import dev.gradus.core.step.WaitReason;
import dev.gradus.core.task.Dispatch;
import dev.gradus.core.task.OnFailure;
import dev.gradus.core.task.TaskState;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the words of the schema equal to those of the domain. */
class SchemaWordsTest {
    private static final Pattern WORD = Pattern.compile("'([a-z_]+)'");

    @Test
    void everySetOfWordsShouldBeThatOfItsEnum() {
        Map<String, Set<String>> java = new LinkedHashMap<>();
        java.put("task_state_is_known", words(TaskState.values()));
        java.put("task_dispatch_is_known", words(Dispatch.values()));
        java.put("task_on_failure_is_known", words(OnFailure.values()));
        java.put("step_state_is_known", words(StepState.values()));
        java.put("step_role_is_known", words(StepRole.values()));
        java.put("step_waiting_is_known", words(WaitReason.values()));
        java.put("step_origin_is_known", words(Origin.values()));
        java.put("step_skipped_is_known", words(SkipReason.values()));
        java.put("step_attempt_outcome_is_known", words(AttemptOutcome.values()));
        java.put("event_stream_kind_is_known", words(Stream.Kind.values()));
        java.put("log_chunk_source_is_known", words(LogChunk.Source.values()));
        java.put("schedule_state_is_known", words(ScheduleState.values()));
        java.put("schedule_run_origin_is_known", words(RunOrigin.values()));
        java.put("schedule_run_outcome_is_known", words(RunOutcome.values()));
        java.put("subscription_format_is_known", words(PayloadFormat.values()));
        java.put("subscription_state_is_known", words(SubscriptionState.values()));
        java.put("delivery_state_is_known", words(DeliveryState.values()));
        Set<String> kept = words(AttemptOutcome.values());
        kept.remove("released"); // its number is used again, so that it is never an earlier attempt
        java.put("attempt_outcome_is_known", kept);

        try (TestStores database = TestStores.open()) {
            Map<String, String> rules = SchemaRules.of(database);
            assertThat(rules.keySet().stream().filter(name -> name.endsWith("_is_known")))
                    .hasSameElementsAs(java.keySet());
            java.forEach(
                    (rule, words) -> assertThat(stored(rules, rule)).as(rule).isEqualTo(words));
        }
    }

    @Test
    void terminalStatesShouldBeThoseThatClose() {
        try (TestStores database = TestStores.open()) {
            Map<String, String> rules = SchemaRules.of(database);
            assertThat(stored(rules, "task_is_closed_when_terminal"))
                    .isEqualTo(words(Arrays.stream(TaskState.values())
                            .filter(TaskState::isTerminal)
                            .toArray(TaskState[]::new)));
            assertThat(stored(rules, "step_is_closed_when_terminal"))
                    .isEqualTo(words(Arrays.stream(StepState.values())
                            .filter(StepState::isTerminal)
                            .toArray(StepState[]::new)));
            assertThat(stored(rules, "delivery_is_ended_when_terminal"))
                    .isEqualTo(words(Arrays.stream(DeliveryState.values())
                            .filter(DeliveryState::isTerminal)
                            .toArray(DeliveryState[]::new)));
        }
    }

    private static Set<String> stored(Map<String, String> rules, String rule) {
        return WORD.matcher(rules.getOrDefault(rule, ""))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> words(Enum<?>[] constants) {
        return Arrays.stream(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

package dev.gradus.core.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.data.Document;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventFilterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "StepWaiting  | {'step':'a','attempt':0,'reason':'approval'}                            | true",
                "StepWaiting  | {'step':'a','attempt':1,'reason':'ci'}                                  | false",
                "StepReported | {'step':'a','state':'waiting','report':{'log_excerpt':'x'}}             | true",
                "StepReported | {'step':'a','state':'waiting','report':{'webhook_notified_at':null}}    | true",
                "StepReported | {'step':'a','state':'waiting','report':{'webhook_notified_at':'2030'}}  | false",
                "StepReported | {'step':'a','state':'completed','report':{}}                            | false",
                "TaskWaiting  | {}                                                                      | false"
            })
    void approvalShouldStandForStepsThatBeginToWaitForOne(String type, String payload, boolean matches) {
        Document members = Document.parse(payload.replace('\'', '"'));

        assertThat(EventFilter.approvals().matches(type, members, null)).isEqualTo(matches);
    }

    @Test
    void aBeginningShouldStandForAllTypesThatBeginSo() {
        EventFilter filter = new EventFilter(Set.of("Task*", "StepFailed"), null);

        assertThat(filter.mayMatch("TaskFailed")).isTrue();
        assertThat(filter.mayMatch("StepFailed")).isTrue();
        assertThat(filter.mayMatch("StepCompleted")).isFalse();
    }

    @Test
    void aDefinitionShouldNarrowIt() {
        EventFilter filter = new EventFilter(Set.of(), "nightly");

        assertThat(filter.matches("TaskFailed", Document.emptyObject(), "nightly"))
                .isTrue();
        assertThat(filter.matches("TaskFailed", Document.emptyObject(), "daily"))
                .isFalse();
        assertThat(filter.matches("TaskFailed", Document.emptyObject(), null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "taskFailed", "Task Failed", "T*sk", "Task**", "approvals"})
    void whatIsNoTypeShouldBeRefused(String type) {
        assertThatThrownBy(() -> new EventFilter(Set.of(type), null)).hasMessageContaining("is no type of events");
    }
}

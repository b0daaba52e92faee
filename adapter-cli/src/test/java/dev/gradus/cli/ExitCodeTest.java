package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.failure.FailureClass;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExitCodeTest {

    @Test
    void everyErrorCodeShouldHaveAnExitCodeThatIsNotSuccess() {
        for (ErrorCode code : ErrorCode.values()) {
            assertThat(ExitCode.of(code)).as(code.name()).isNotEqualTo(ExitCode.OK);
        }
    }

    @Test
    void refusalsShouldKeepTheirDocumentedNumbers() {
        Map<ErrorCode, Integer> expected = new EnumMap<>(ErrorCode.class);
        expected.put(ErrorCode.INTERNAL, 1);
        expected.put(ErrorCode.USAGE, 2);
        expected.put(ErrorCode.NOT_ALLOWED, 3);
        expected.put(ErrorCode.NOT_FOUND, 4);
        expected.put(ErrorCode.CONFLICT, 5);
        expected.put(ErrorCode.ILLEGAL_TRANSITION, 5);
        expected.put(ErrorCode.IDEMPOTENCY_MISMATCH, 5);
        expected.put(ErrorCode.IN_PROGRESS, 5);
        expected.put(ErrorCode.PRECONDITION_FAILED, 5);
        expected.put(ErrorCode.UNREACHABLE, 6);
        expected.put(ErrorCode.SCHEMA_OUTDATED, 6);
        expected.put(ErrorCode.SCHEMA_NEWER, 6);
        expected.put(ErrorCode.NO_WORKER, 6);
        expected.put(ErrorCode.TIMEOUT, 6);
        expected.put(ErrorCode.INVALID_INPUT, 7);
        expected.put(ErrorCode.INVALID_DEFINITION, 7);
        expected.put(ErrorCode.POLICY_VIOLATION, 14);
        expected.put(ErrorCode.LIMIT_EXCEEDED, 15);

        assertThat(expected).containsOnlyKeys(ErrorCode.values());
        expected.forEach((code, number) ->
                assertThat(ExitCode.of(code).value()).as(code.name()).isEqualTo(number));
    }

    @Test
    void failedRunsShouldTellWhoseFailureItWas() {
        Map<FailureClass, Integer> expected = new EnumMap<>(FailureClass.class);
        expected.put(FailureClass.USER, 10);
        expected.put(FailureClass.TIMEOUT, 10);
        expected.put(FailureClass.TAMPERED, 10);
        expected.put(FailureClass.INFRA, 11);
        expected.put(FailureClass.POISON, 11);
        expected.put(FailureClass.REJECTED, 12);
        expected.put(FailureClass.POLICY, 14);
        expected.put(FailureClass.BUDGET, 14);

        assertThat(expected).containsOnlyKeys(FailureClass.values());
        expected.forEach(
                (failure, number) -> assertThat(Run.exitCode(failed(failure)).value())
                        .as(failure.name())
                        .isEqualTo(number));
    }

    @Test
    void runsThatWaitForAPersonShouldSaySo() {
        Document blocked = task("blocked", "{\"state\":\"blocked\"}");
        Document approval = task("waiting", "{\"state\":\"waiting\",\"waiting_for\":\"approval\"}");
        Document running = task("running", "{\"state\":\"running\"}");

        assertThat(Run.exitCode(blocked)).isEqualTo(ExitCode.WAITS_FOR_PERSON);
        assertThat(Run.exitCode(approval)).isEqualTo(ExitCode.WAITS_FOR_PERSON);
        assertThat(Run.exitCode(running)).isEqualTo(ExitCode.LIMIT);
        assertThat(Run.exitCode(task("cancelled", "{}"))).isEqualTo(ExitCode.CANCELLED);
        assertThat(Run.exitCode(task("completed", "{}"))).isEqualTo(ExitCode.OK);
    }

    private static Document failed(FailureClass failure) {
        return Document.parse("{\"state\":\"failed\",\"failure\":{\"class\":\"" + failure.word() + "\"}}");
    }

    private static Document task(String state, String step) {
        return Document.parse("{\"state\":\"" + state + "\",\"paused\":false,\"steps\":[" + step + "]}");
    }
}

package dev.gradus.core.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.gradus.core.data.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureTest {

    @Test
    void factoriesShouldSayWhetherAnotherTryMayHelp() {
        assertThat(Failure.infra("disk_full", "no space").retryable()).isTrue();
        assertThat(Failure.timeout("10s passed").retryable()).isTrue();
        assertThat(Failure.user("exit_1", "exit code 1").retryable()).isFalse();
        assertThat(Failure.policy("image-denied", "not allowed").retryable()).isFalse();
        assertThat(Failure.poison("3 workers lost").retryable()).isFalse();
        assertThat(Failure.rejected("no").retryable()).isFalse();
        assertThat(Failure.infra("x", "y").notRetryable().retryable()).isFalse();
    }

    @Test
    void factoriesShouldSetTheClass() {
        assertThat(Failure.user("x", "y").failureClass()).isEqualTo(FailureClass.USER);
        assertThat(Failure.infra("x", "y").failureClass()).isEqualTo(FailureClass.INFRA);
        assertThat(Failure.timeout("y").failureClass()).isEqualTo(FailureClass.TIMEOUT);
        assertThat(Failure.policy("x", "y").failureClass()).isEqualTo(FailureClass.POLICY);
        assertThat(Failure.poison("y").failureClass()).isEqualTo(FailureClass.POISON);
        assertThat(Failure.rejected("y").failureClass()).isEqualTo(FailureClass.REJECTED);
    }

    @Test
    void messagesOfStrangersShouldBecomeStorable() {
        Failure failure = Failure.user("x", "a\0b\ud800c\ud83d\ude00");

        assertThat(failure.message()).isEqualTo("abc\ud83d\ude00");
        assertThat(Document.of(failure.message()).isString()).isTrue();
    }

    @Test
    void messagesShouldBeCutWithoutSplittingACharacter() {
        assertThat(Failure.user("x", "m".repeat(4_000)).message()).hasSize(4_000);
        assertThat(Failure.user("x", "m".repeat(1_000_000)).message()).hasSize(4_000);
        assertThat(Failure.user("x", "m" + "\ud83d\ude00".repeat(4_000)).message())
                .hasSize(3_999)
                .endsWith("\ud83d\ude00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "\u00fc", "a\n", "-a"})
    void codesShouldBeWords(String code) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Failure.user(code, "m"))
                .withMessageContaining("code");
    }

    @Test
    void codesShouldBeBounded() {
        assertThatIllegalArgumentException().isThrownBy(() -> Failure.user("c".repeat(101), "m"));
    }

    @Test
    void detailsShouldBeAnObject() {
        assertThat(Failure.user("x", "m")
                        .withDetails(Document.parse("{\"a\":1}"))
                        .details()
                        .size())
                .isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Failure.user("x", "m").withDetails(Document.of("text")));
    }

    @Test
    void nullsShouldBeRefusedByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> Failure.user("x", null))
                .withMessage("message");
    }

    @Test
    void aFailureShouldSurviveBeingWrittenAsADocument() {
        Failure failure = Failure.infra("x", "m").withDetails(Document.parse("{\"exit\":1}"));

        assertThat(Document.ofRecord(failure).as(Failure.class)).isEqualTo(failure);
    }

    @ParameterizedTest
    @EnumSource(FailureClass.class)
    void classesShouldBeFoundByTheirWords(FailureClass failureClass) {
        assertThat(failureClass.word()).matches("[a-z]+");
        assertThat(FailureClass.ofWord(failureClass.word())).isEqualTo(failureClass);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "USER", "nope"})
    void unknownWordsShouldBeRefused(String word) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FailureClass.ofWord(word))
                .withMessageContaining("'" + word + "'");
    }
}

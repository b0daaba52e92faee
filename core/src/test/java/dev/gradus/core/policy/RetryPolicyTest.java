package dev.gradus.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradus.core.failure.Failure;
import dev.gradus.core.failure.FailureClass;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {
    private static final Failure MENDABLE = Failure.infra("broken", "it broke");
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Nested
    class DelayAfter {
        private final RetryPolicy three = new RetryPolicy(3, new Backoff(SECOND, 2.0, Duration.ofMinutes(1)), Set.of());

        @Test
        void grantsAnotherAttemptUntilTheLast() {
            assertThat(three.delayAfter(1, MENDABLE)).contains(Duration.ofSeconds(1));
            assertThat(three.delayAfter(2, MENDABLE)).contains(Duration.ofSeconds(2));
            assertThat(three.delayAfter(3, MENDABLE)).isEmpty();
        }

        @Test
        void grantsNothingForAFailureThatSaysSoItself() {
            assertThat(three.delayAfter(1, MENDABLE.notRetryable())).isEmpty();
        }

        @Test
        void grantsNothingForAClassThatIsExcluded() {
            RetryPolicy choosy = new RetryPolicy(3, Backoff.DEFAULT, Set.of(FailureClass.TIMEOUT));

            assertThat(choosy.delayAfter(1, Failure.timeout("too long"))).isEmpty();
            assertThat(choosy.delayAfter(1, MENDABLE)).isPresent();
        }

        @Test
        void grantsNothingByDefault() {
            assertThat(RetryPolicy.NONE.delayAfter(1, MENDABLE)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1_001})
    void attemptsAreFromOneToAThousand(int attempts) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryPolicy(attempts, Backoff.DEFAULT, Set.of()))
                .withMessage("max_attempts must be 1 to 1000, was " + attempts);
    }

    @Nested
    class After {

        @ParameterizedTest
        @CsvSource({"1, 1", "2, 2", "3, 4", "4, 8", "5, 10", "6, 10", "1000, 10"})
        void doublesUntilTheLongestWait(int failures, int seconds) {
            Backoff backoff = new Backoff(SECOND, 2.0, Duration.ofSeconds(10));

            assertThat(backoff.after(failures)).isEqualTo(Duration.ofSeconds(seconds));
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 50})
        void staysTheSameWithMultiplierOne(int failures) {
            assertThat(new Backoff(SECOND, 1.0, Duration.ofHours(1)).after(failures))
                    .isEqualTo(SECOND);
        }

        @Test
        void isNothingWhenItBeginsWithNothing() {
            assertThat(new Backoff(Duration.ZERO, 2.0, Duration.ofHours(1)).after(9))
                    .isEqualTo(Duration.ZERO);
        }

        @Test
        void isOnlyAskedAfterAFailure() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Backoff.DEFAULT.after(0))
                    .withMessage("failures must be positive, was 0");
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.9, 100.1, Double.NaN, Double.POSITIVE_INFINITY})
    void aMultiplierIsFromOneToAHundred(double multiplier) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Backoff(SECOND, multiplier, Duration.ofMinutes(1)))
                .withMessageContaining("backoff multiplier must be 1 to 100");
    }

    @Test
    void theLongestWaitIsNotShorterThanTheFirst() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(SECOND, 2.0, Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(SECOND.negated(), 2.0, SECOND));
    }

    @Nested
    class Limiting {

        @Test
        void aTimeoutIsOverNothingAndAtMostADay() {
            assertThat(new TimeoutPolicy(TimeoutPolicy.CAP).limit()).isEqualTo(Duration.ofHours(24));
            for (Duration wrong : Set.of(Duration.ZERO, SECOND.negated(), TimeoutPolicy.CAP.plusNanos(1))) {
                assertThatIllegalArgumentException().isThrownBy(() -> new TimeoutPolicy(wrong));
            }
        }

        @Test
        void everyLimitIsPositive() {
            assertThat(Limits.DEFAULT).isEqualTo(new Limits(65_536, 64, Duration.ofSeconds(2)));
            assertThatIllegalArgumentException().isThrownBy(() -> new Limits(0, 64, SECOND));
            assertThatIllegalArgumentException().isThrownBy(() -> new Limits(1, 0, SECOND));
            assertThatIllegalArgumentException().isThrownBy(() -> new Limits(1, 1, Duration.ZERO));
        }
    }
}

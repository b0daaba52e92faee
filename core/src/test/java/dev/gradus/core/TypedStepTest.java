package dev.gradus.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradus.core.definition.DefinitionBuilder;
import dev.gradus.core.definition.InputType;
import dev.gradus.core.definition.StepBuilder;
import dev.gradus.core.engine.WorkerOptions;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.failure.Failure;
import dev.gradus.core.failure.FailureClass;
import dev.gradus.core.kind.StepContext;
import dev.gradus.core.kind.StepFailedException;
import dev.gradus.core.kind.TypedStep;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.task.TaskSnapshot;
import dev.gradus.core.task.TaskState;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Steps and definitions written as Java, run by an engine in memory. */
class TypedStepTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    record Order(String customer, long cents) {}

    record Receipt(String number, long paidCents) {}

    record Nothing() {}

    /** A typed step as a class. */
    static final class Charge implements TypedStep<Order, Receipt> {
        @Override
        public String name() {
            return "charge";
        }

        @Override
        public Class<Order> inputType() {
            return Order.class;
        }

        @Override
        public Class<Receipt> outputType() {
            return Receipt.class;
        }

        @Override
        public Receipt run(Order order, StepContext context) {
            return new Receipt("R-" + order.customer(), order.cents());
        }
    }

    @Nested
    class AnOrder {
        private final Gradus.Builder application = Gradus.builder()
                .step(
                        "discount",
                        Receipt.class,
                        Receipt.class,
                        (receipt, step) -> new Receipt(receipt.number(), receipt.paidCents() - 100))
                .definition(DefinitionBuilder.named("order")
                        .input("customer", InputType.STRING)
                        .input("cents", InputType.INTEGER)
                        .step(
                                "pay",
                                step -> step.kind(
                                        "charge", Map.of("customer", "${inputs.customer}", "cents", "${inputs.cents}")))
                        .step("less", step -> step.needs("pay").kind("discount", "${steps.pay.results}")));

        @Test
        void shouldPassRecordsFromStepToStep() {
            try (Gradus gradus = application.step(new Charge()).build()) {
                gradus.startWorker(WorkerOptions.of(2));

                TaskSnapshot ended = gradus.await(gradus.enqueue("order", new Order("Ann", 1_200)), SOON);

                assertThat(ended.task().state()).isEqualTo(TaskState.COMPLETED);
                assertThat(ended.results("less").as(Receipt.class)).isEqualTo(new Receipt("R-Ann", 1_100));
            }
        }

        @Test
        void shouldBeRefusedBeforeItIsStoredWhenItDoesNotFit() {
            try (Gradus gradus = application.step(new Charge()).build()) {
                assertThatExceptionOfType(CoreException.class)
                        .isThrownBy(() -> gradus.enqueue("order", new Receipt("R", 1)))
                        .extracting(CoreException::code)
                        .isEqualTo(ErrorCode.INVALID_INPUT);
            }
        }

        @Test
        void shouldNotBuildWithoutItsSteps() {
            assertThatExceptionOfType(CoreException.class)
                    .isThrownBy(application::build)
                    .withMessageContaining("definition 'order'")
                    .withMessageContaining("'charge'");
        }
    }

    @Nested
    class ABody {
        @Test
        void shouldBeRetriedWhenItThrows() {
            AtomicInteger left = new AtomicInteger(2);
            TaskSnapshot ended = run(
                    (input, step) -> {
                        if (left.getAndDecrement() > 0) {
                            throw new java.io.IOException("the bank is closed");
                        }
                        return input;
                    },
                    step -> step.retry(3, waits -> waits.backoff(Duration.ZERO)));

            assertThat(ended.task().state()).isEqualTo(TaskState.COMPLETED);
        }

        @Test
        void shouldFailWithTheMessageOfWhatItThrew() {
            TaskSnapshot ended = run(
                    (input, step) -> {
                        throw new AssertionError("never so");
                    },
                    step -> step);

            assertThat(failure(ended).code()).isEqualTo("STEP_FAILED");
            assertThat(failure(ended).message()).isEqualTo("never so");
        }

        @Test
        void shouldSayExactlyHowItFailed() {
            Failure said = Failure.policy("NO_CREDIT", "this customer pays in advance");
            TaskSnapshot ended = run(
                    (input, step) -> {
                        throw new StepFailedException(said);
                    },
                    step -> step.retry(3));

            assertThat(failure(ended)).isEqualTo(said);
        }

        @Test
        void shouldBeInterruptedWhenItsTimeIsOver() {
            CountDownLatch never = new CountDownLatch(1);
            TaskSnapshot ended = run(
                    (input, step) -> {
                        never.await();
                        return input;
                    },
                    step -> step.timeout(Duration.ofMillis(50)));

            assertThat(failure(ended).failureClass()).isEqualTo(FailureClass.TIMEOUT);
        }

        @Test
        void shouldNotReturnNull() {
            TaskSnapshot ended = run((input, step) -> null, step -> step);

            assertThat(failure(ended).code()).isEqualTo("INVALID_OUTPUT");
        }

        private TaskSnapshot run(TypedStep.Body<Nothing, Nothing> body, UnaryOperator<StepBuilder> policies) {
            try (Gradus gradus = Gradus.builder()
                    .step("body", Nothing.class, Nothing.class, body)
                    .definition(DefinitionBuilder.named("one")
                            .step("one", step -> policies.apply(step).kind("body", new Nothing())))
                    .build()) {
                gradus.startWorker(WorkerOptions.of(1));
                return gradus.await(gradus.enqueue("one", new Nothing()), SOON);
            }
        }

        private static Failure failure(TaskSnapshot ended) {
            return ended.require(new StepKey("one")).result().failure();
        }
    }

    @Nested
    class AName {
        @Test
        void shouldNotBeThatOfACommonKey() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder("retry").build())
                    .withMessageContaining("'retry'");
        }

        @Test
        void shouldBeAKey() {
            assertThatIllegalArgumentException().isThrownBy(() -> builder("Not a key"));
        }

        @Test
        void shouldBeGivenOnce() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> builder("wait").build())
                    .withMessageContaining("two step kinds");
        }

        private static Gradus.Builder builder(String name) {
            return Gradus.builder().step(name, Nothing.class, Nothing.class, (input, step) -> input);
        }
    }
}

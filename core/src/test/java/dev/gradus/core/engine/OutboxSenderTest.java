package dev.gradus.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.gradus.core.Gradus;
import dev.gradus.core.api.SubscriptionChange;
import dev.gradus.core.data.Document;
import dev.gradus.core.event.Actor;
import dev.gradus.core.event.Cause;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.memory.InMemoryStores;
import dev.gradus.core.outbox.Delivery;
import dev.gradus.core.outbox.DeliveryState;
import dev.gradus.core.outbox.EventFilter;
import dev.gradus.core.outbox.PayloadFormat;
import dev.gradus.core.outbox.RetrySchedule;
import dev.gradus.core.outbox.SubscriptionState;
import dev.gradus.core.outbox.TryResult;
import dev.gradus.core.outbox.WebhookUrl;
import dev.gradus.core.port.DeliveryFilter;
import dev.gradus.core.port.WebhookSender;
import dev.gradus.core.step.StepCommand;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepSpec;
import dev.gradus.core.step.StepState;
import dev.gradus.core.task.TaskCommand;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.testing.NewTasks;
import dev.gradus.core.testing.Rulings;
import dev.gradus.core.testing.StepSpecs;
import dev.gradus.core.testing.Subscriptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxSenderTest {
    private static final Cause CAUSE = Cause.of(new Actor("test"));
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final TryResult OK = TryResult.answered(200, Duration.ZERO);

    private final InMemoryStores stores = new InMemoryStores(InstantSource.system());
    private final Receiver receiver = new Receiver();
    private final Gradus gradus = Gradus.builder()
            .stores(stores)
            .webhooks(receiver)
            .sending(new SenderTimes(
                    Duration.ofMillis(20),
                    Duration.ofMillis(20),
                    Duration.ofSeconds(30),
                    new RetrySchedule(List.of(Duration.ofMillis(1), Duration.ofMillis(1)))))
            .build();

    @AfterEach
    void close() {
        gradus.close();
    }

    private TaskId happens() {
        return stores.tasks()
                .create(NewTasks.automatic("told-" + System.nanoTime(), new StepSpecs("kind").step("a")), CAUSE)
                .snapshot()
                .task()
                .id();
    }

    private List<Delivery> deliveries() {
        return gradus.webhooks().deliveries(new DeliveryFilter(null, null, Set.of(), null, 500));
    }

    private void awaitAllEnded(int count) {
        await().atMost(SOON)
                .until(() -> deliveries().size() == count
                        && deliveries().stream()
                                .allMatch(delivery -> delivery.state().isTerminal()));
    }

    @Test
    void eventsShouldBeTold() {
        gradus.webhooks().subscribe(Subscriptions.terms("hook", new EventFilter(Set.of("TaskCreated"), null)));
        gradus.startSender();

        TaskId task = happens();

        awaitAllEnded(1);
        Received told = receiver.received.get(0);
        assertThat(told.body().at("type").orElseThrow().text()).isEqualTo("TaskCreated");
        assertThat(told.body().at("data.stream_id").orElseThrow().toJson()).isEqualTo(task.toString());
        assertThat(told.body().at("data.sequence").orElseThrow().toJson()).isEqualTo("1");
        assertThat(told.headers().get("webhook-id")).startsWith("msg_").endsWith("_1");
        assertThat(told.headers().get("webhook-signature")).startsWith("v1,");
    }

    @Test
    void aFailedTryShouldBeMadeAgainUnderTheSameId() {
        gradus.webhooks().subscribe(Subscriptions.terms("hook", new EventFilter(Set.of("TaskCreated"), null)));
        receiver.answers = tries -> tries < 3 ? TryResult.answered(500, Duration.ZERO) : OK;
        gradus.startSender();

        happens();

        awaitAllEnded(1);
        assertThat(deliveries().get(0).state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(receiver.received).hasSize(3);
        assertThat(receiver.received.stream().map(told -> told.headers().get("webhook-id")))
                .containsOnly(receiver.received.get(0).headers().get("webhook-id"));
        assertThat(gradus.webhooks().delivery(deliveries().get(0).id()).tries()).hasSize(3);
    }

    @Test
    void whatFailsToTheEndShouldBeDeadUntilItIsRedelivered() {
        gradus.webhooks().subscribe(Subscriptions.terms("hook", new EventFilter(Set.of("TaskCreated"), null)));
        receiver.answers = tries -> TryResult.failed("connection refused", Duration.ZERO);
        gradus.startSender();
        happens();
        awaitAllEnded(1);
        assertThat(deliveries().get(0).state()).isEqualTo(DeliveryState.DEAD);

        receiver.answers = tries -> OK;
        gradus.webhooks().redeliver(deliveries().get(0).id());

        await().atMost(SOON).until(() -> deliveries().get(0).state() == DeliveryState.DELIVERED);
    }

    @Test
    void aStepThatIsReportedToWaitForApprovalShouldBeToldToSlackAndByMailOnce() {
        gradus.webhooks()
                .builtIn(Map.of(
                        PayloadFormat.SLACK, new WebhookUrl("https://hooks.slack.test/services/T/B/x"),
                        PayloadFormat.EMAIL, new WebhookUrl("https://mail.test/send")));
        gradus.startSender();
        TaskId run = external("nightly-2025-01-15", "seo.validate");
        Document report = Document.emptyObject()
                .with("outputs_uri", "https://github.com/user/repo/pull/123")
                .with("log_excerpt", "all good");

        report(run, report);

        await().atMost(SOON).until(() -> notifiedAt(run).isPresent());
        awaitAllEnded(2);
        assertThat(receiver.received.stream().map(told -> told.body().toJson()))
                .containsExactlyInAnyOrder(
                        "{\"text\":\"Task seo.validate awaiting approval: https://github.com/user/repo/pull/123\"}",
                        "{\"run_id\":\"nightly-2025-01-15\",\"task\":\"seo.validate\",\"status\":\"awaiting_approval\","
                                + "\"outputs_uri\":\"https://github.com/user/repo/pull/123\",\"log_excerpt\":\"all good\"}");
        assertThat(gradus.events().ofTask(run, 0, 100))
                .filteredOn(event -> event.event().type().equals("StepReported"))
                .hasSize(2);
        assertThat(stores.tasks()
                        .find(run)
                        .orElseThrow()
                        .require(new StepKey("a"))
                        .state())
                .isEqualTo(StepState.WAITING);
    }

    private TaskId external(String name, String title) {
        StepSpec spec = new StepSpecs("external").step("a");
        StepSpec titled = new StepSpec(
                spec.key(), title, spec.place(), spec.body(), spec.needs(), spec.policies(), spec.labels());
        return stores.tasks()
                .create(NewTasks.manual(name, titled), CAUSE)
                .snapshot()
                .task()
                .id();
    }

    private void report(TaskId run, Document report) {
        TaskCommand command =
                new TaskCommand.OnStep(new StepKey("a"), new StepCommand.Report(StepState.WAITING, report));
        stores.tasks().change(run, CAUSE, Rulings.of(command)).orThrow();
    }

    private Optional<Document> notifiedAt(TaskId run) {
        return stores.tasks()
                .find(run)
                .orElseThrow()
                .require(new StepKey("a"))
                .result()
                .results()
                .member("webhook_notified_at");
    }

    @Test
    void aBuiltInSubscriptionThatIsNoLongerConfiguredShouldBeDisabled() {
        gradus.webhooks().builtIn(Map.of(PayloadFormat.SLACK, new WebhookUrl("https://hooks.slack.test/x")));

        gradus.webhooks().builtIn(Map.of());
        assertThat(gradus.webhooks().subscription("slack").state()).isEqualTo(SubscriptionState.DISABLED);

        gradus.webhooks().builtIn(Map.of(PayloadFormat.SLACK, new WebhookUrl("https://hooks.slack.test/y")));
        assertThat(gradus.webhooks().subscription("slack").state()).isEqualTo(SubscriptionState.ACTIVE);
    }

    @Test
    void aPingShouldBeSentAtOnceAndLeaveNothing() {
        gradus.webhooks().subscribe(Subscriptions.terms("hook", EventFilter.ALL));

        TryResult result = gradus.webhooks().ping("hook");

        assertThat(result).isEqualTo(OK);
        assertThat(receiver.received.get(0).body().at("type").orElseThrow().text())
                .isEqualTo("ping");
        assertThat(deliveries()).isEmpty();
    }

    @Test
    void anAddressThatMayNotBeSentToShouldBeRefused() {
        receiver.refusal = Optional.of("it is a loopback address");

        assertThatThrownBy(() -> gradus.webhooks().subscribe(Subscriptions.terms("hook", EventFilter.ALL)))
                .isInstanceOf(CoreException.class)
                .hasMessageContaining("webhooks may not be sent to http://127.0.0.1:9/***: it is a loopback address");
    }

    @Test
    void aPausedSubscriptionShouldBeToldWhenItIsResumed() {
        gradus.webhooks().subscribe(Subscriptions.terms("hook", new EventFilter(Set.of("TaskCreated"), null)));
        gradus.webhooks().change("hook", SubscriptionChange.to(SubscriptionState.PAUSED, null));
        gradus.startSender();
        happens();
        await().atMost(SOON).until(() -> deliveries().size() == 1);
        assertThat(receiver.received).isEmpty();

        gradus.webhooks().change("hook", SubscriptionChange.to(SubscriptionState.ACTIVE, null));

        awaitAllEnded(1);
    }

    /** A receiver that remembers. */
    private static final class Receiver implements WebhookSender {
        private final List<Received> received = new CopyOnWriteArrayList<>();
        private volatile Function<Integer, TryResult> answers = tries -> OK;
        private volatile Optional<String> refusal = Optional.empty();

        @Override
        public Sent send(Post post) {
            received.add(new Received(post.headers(), Document.parse(new String(post.body(), StandardCharsets.UTF_8))));
            return new Sent(answers.apply(received.size()), null);
        }

        @Override
        public Optional<String> refusal(WebhookUrl url) {
            return refusal;
        }

        @Override
        public void close() {}
    }

    private record Received(Map<String, String> headers, Document body) {}
}

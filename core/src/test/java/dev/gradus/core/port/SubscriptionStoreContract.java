package dev.gradus.core.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.outbox.EventFilter;
import dev.gradus.core.outbox.PayloadFormat;
import dev.gradus.core.outbox.SigningSecret;
import dev.gradus.core.outbox.Subscription;
import dev.gradus.core.outbox.SubscriptionId;
import dev.gradus.core.outbox.SubscriptionState;
import dev.gradus.core.outbox.SubscriptionTerms;
import dev.gradus.core.outbox.WebhookUrl;
import dev.gradus.core.testing.Subscriptions;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link SubscriptionStore} promises. */
public interface SubscriptionStoreContract extends StoresContract {

    /** A subscription to nothing that happens. */
    default Subscription subscribed() {
        return stores().subscriptions().create(Subscriptions.ofDefinition(unique("hook"), unique("nobody")));
    }

    @Test
    default void aSubscriptionShouldBeKeptAsItWasAgreed() {
        SubscriptionTerms terms =
                Subscriptions.terms(unique("hook"), new EventFilter(Set.of("Task*", "approval"), "d"));

        Subscription made = stores().subscriptions().create(terms);

        assertThat(made.terms()).isEqualTo(terms);
        assertThat(made.state()).isEqualTo(SubscriptionState.ACTIVE);
        assertThat(stores().subscriptions().find(made.id())).contains(made);
        assertThat(stores().subscriptions().named(terms.name())).contains(made);
        assertThat(stores().subscriptions().list()).contains(made);
    }

    @Test
    default void aBuiltInSubscriptionShouldNeedNoSecret() {
        SubscriptionTerms slack = SubscriptionTerms.builtIn(
                PayloadFormat.SLACK, new WebhookUrl("https://hooks.slack.com/services/T0/B0/x"));

        Subscription made = stores().subscriptions().create(slack);

        assertThat(stores().subscriptions().find(made.id()))
                .get()
                .extracting(Subscription::terms)
                .isEqualTo(slack);
        stores().subscriptions().delete(made.id());
    }

    @Test
    default void aNameShouldBeTakenOnce() {
        Subscription first = subscribed();
        Subscription second = subscribed();

        assertRefused(ErrorCode.CONFLICT, () -> stores().subscriptions().create(first.terms()));
        assertRefused(
                ErrorCode.CONFLICT,
                () -> stores().subscriptions().change(second.id(), (before, now) -> before.with(first.terms())));
    }

    @Test
    default void aChangeShouldBeStored() {
        Subscription made = subscribed();
        SigningSecret next = SigningSecret.of(new byte[32]);

        Subscription changed = stores().subscriptions()
                .change(
                        made.id(),
                        (before, now) -> before.with(before.terms()
                                        .signedWith(before.terms().secrets().rotated(next, now)))
                                .paused("somebody said so"));

        assertThat(stores().subscriptions().find(made.id())).contains(changed);
        assertThat(changed.stateReason()).isEqualTo("somebody said so");
        assertThat(changed.terms().secrets().at(Instant.now()))
                .containsExactly(next, made.terms().secrets().current());
    }

    @Test
    default void whatIsNotThereShouldNotBeFound() {
        Subscription gone = subscribed();

        assertThat(stores().subscriptions().delete(gone.id())).isEqualTo(gone);

        assertThat(stores().subscriptions().find(gone.id())).isEmpty();
        assertRefused(ErrorCode.NOT_FOUND, () -> stores().subscriptions().delete(gone.id()));
        assertRefused(
                ErrorCode.NOT_FOUND,
                () -> stores().subscriptions().change(new SubscriptionId(999_999), (before, now) -> before));
    }

    private static void assertRefused(ErrorCode code, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        CoreException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}

package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.OUTBOX;
import static dev.gradus.persistence.generated.Tables.SUBSCRIPTION;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.outbox.Subscription;
import dev.gradus.core.outbox.SubscriptionId;
import dev.gradus.core.outbox.SubscriptionState;
import dev.gradus.core.outbox.SubscriptionTerms;
import dev.gradus.core.port.SubscriptionStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jooq.Condition;

/** Subscriptions in the table of that name. Whoever adds one, or lets one take part again, holds the row of the outbox. */
final class JooqSubscriptionStore implements SubscriptionStore {
    private final Database database;

    JooqSubscriptionStore(Database database) {
        this.database = database;
    }

    @Override
    public Subscription create(SubscriptionTerms terms) {
        return database.write(transaction -> {
            Instant now = transaction.now();
            beginFromHere(transaction);
            requireRoom(transaction);
            long id = transaction
                    .sql()
                    .insertInto(SUBSCRIPTION)
                    .set(SubscriptionRows.terms(terms))
                    .set(SUBSCRIPTION.STATE, SubscriptionState.ACTIVE)
                    .set(SUBSCRIPTION.SINCE, PlainSql.snapshot())
                    .set(SUBSCRIPTION.CREATED_AT, now)
                    .returning(SUBSCRIPTION.ID)
                    .fetchSingle(SUBSCRIPTION.ID);
            return require(transaction, new SubscriptionId(id));
        });
    }

    /** Events before the first subscription are nobody's: nobody has to look at them. */
    private static void beginFromHere(Transaction transaction) {
        transaction.sql().select(OUTBOX.ID).from(OUTBOX).forUpdate().fetch();
        boolean first = !transaction.sql().fetchExists(SUBSCRIPTION, SUBSCRIPTION.STATE.ne(SubscriptionState.DISABLED));
        if (first) {
            transaction
                    .sql()
                    .update(OUTBOX)
                    .set(OUTBOX.XID, PlainSql.oldestTransaction())
                    .set(OUTBOX.ID, 0L)
                    .execute();
        }
    }

    private static void requireRoom(Transaction transaction) {
        if (transaction.sql().fetchCount(SUBSCRIPTION) >= MOST) {
            throw new CoreException(ErrorCode.LIMIT_EXCEEDED, "there are %d subscriptions already".formatted(MOST));
        }
    }

    @Override
    public List<Subscription> list() {
        return database.read(transaction -> transaction
                .sql()
                .selectFrom(SUBSCRIPTION)
                .orderBy(SUBSCRIPTION.NAME)
                .fetch(SubscriptionRows::read));
    }

    @Override
    public Optional<Subscription> find(SubscriptionId id) {
        return found(SUBSCRIPTION.ID.eq(id.value()));
    }

    @Override
    public Optional<Subscription> named(String name) {
        return found(SUBSCRIPTION.NAME.eq(name));
    }

    private Optional<Subscription> found(Condition condition) {
        return database.read(transaction ->
                transaction.sql().selectFrom(SUBSCRIPTION).where(condition).fetchOptional(SubscriptionRows::read));
    }

    @Override
    public Subscription change(SubscriptionId id, BiFunction<Subscription, Instant, Subscription> ruling) {
        return database.write(transaction -> {
            Instant now = transaction.now();
            if (require(transaction, id).state() == SubscriptionState.DISABLED) {
                beginFromHere(transaction); // the outbox's row is always locked before a subscription's
            }
            Subscription before = locked(transaction, id);
            Subscription after = ruling.apply(before, now);
            transaction
                    .sql()
                    .update(SUBSCRIPTION)
                    .set(SubscriptionRows.terms(after.terms()))
                    .set(SubscriptionRows.state(after))
                    .where(SUBSCRIPTION.ID.eq(id.value()))
                    .execute();
            if (before.state() == SubscriptionState.DISABLED) {
                transaction
                        .sql()
                        .update(SUBSCRIPTION)
                        .set(SUBSCRIPTION.SINCE, PlainSql.snapshot())
                        .where(SUBSCRIPTION.ID.eq(id.value()))
                        .execute();
            }
            return after;
        });
    }

    @Override
    public Subscription delete(SubscriptionId id) {
        return database.write(transaction -> {
            Subscription gone = locked(transaction, id);
            transaction
                    .sql()
                    .deleteFrom(SUBSCRIPTION)
                    .where(SUBSCRIPTION.ID.eq(id.value()))
                    .execute();
            return gone;
        });
    }

    static Subscription locked(Transaction transaction, SubscriptionId id) {
        return transaction
                .sql()
                .selectFrom(SUBSCRIPTION)
                .where(SUBSCRIPTION.ID.eq(id.value()))
                .forUpdate()
                .fetchOptional(SubscriptionRows::read)
                .orElseThrow(() -> new CoreException(ErrorCode.NOT_FOUND, "there is no subscription " + id));
    }

    private static Subscription require(Transaction transaction, SubscriptionId id) {
        return transaction
                .sql()
                .selectFrom(SUBSCRIPTION)
                .where(SUBSCRIPTION.ID.eq(id.value()))
                .fetchOptional(SubscriptionRows::read)
                .orElseThrow(() -> new CoreException(ErrorCode.NOT_FOUND, "there is no subscription " + id));
    }
}

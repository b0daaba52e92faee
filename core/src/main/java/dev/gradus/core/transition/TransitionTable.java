package dev.gradus.core.transition;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The legal moves of one entity. Building it refuses a second row for the same state and trigger, and any row out of a
 * terminal state whose trigger does not reopen. Immutable and thread safe.
 */
public final class TransitionTable<S extends MachineState, T extends MachineTrigger> {
    private final String entity;
    private final List<Transition<S, T>> rows;
    private final Map<Pair<S, T>, S> nextByPair;

    private TransitionTable(Builder<S, T> builder) {
        this.entity = builder.entity;
        this.rows = List.copyOf(builder.rows);
        this.nextByPair = Map.copyOf(builder.nextByPair);
    }

    /** Starts the table of the entity with this name, as it appears in messages and pictures. */
    public static <S extends MachineState, T extends MachineTrigger> Builder<S, T> of(String entity) {
        return new Builder<>(entity);
    }

    /** The state that the trigger leads to, or nothing when the move is illegal. */
    public Optional<S> next(S from, T trigger) {
        return Optional.ofNullable(nextByPair.get(new Pair<>(from, trigger)));
    }

    /** The state that the trigger leads to; an undefined pair is a bug of the caller and throws. */
    public S require(S from, T trigger) {
        return next(from, trigger)
                .orElseThrow(() -> new IllegalStateException(
                        "%s: no transition from %s by %s".formatted(entity, from.name(), trigger.name())));
    }

    /** Whether the move is legal. */
    public boolean allows(S from, T trigger) {
        return nextByPair.containsKey(new Pair<>(from, trigger));
    }

    /** Every row, in the order it was written. */
    public List<Transition<S, T>> rows() {
        return rows;
    }

    /** The name of the entity whose moves these are. */
    public String entity() {
        return entity;
    }

    private record Pair<S, T>(S state, T trigger) {}

    /** Collects rows; refuses duplicates and illegal exits from terminal states as they are added. */
    public static final class Builder<S extends MachineState, T extends MachineTrigger> {
        private final String entity;
        private final List<Transition<S, T>> rows = new ArrayList<>();
        private final Map<Pair<S, T>, S> nextByPair = new LinkedHashMap<>();

        private Builder(String entity) {
            this.entity = requireNonNull(entity, "entity");
        }

        /** Adds the move from one state by a trigger. */
        public Builder<S, T> row(S from, T trigger, S to) {
            if (from.isTerminal() && !trigger.reopens()) {
                throw new IllegalArgumentException(
                        "%s: %s is terminal and %s does not reopen".formatted(entity, from.name(), trigger.name()));
            }
            if (nextByPair.putIfAbsent(new Pair<>(from, trigger), to) != null) {
                throw new IllegalArgumentException(
                        "%s: second row for %s by %s".formatted(entity, from.name(), trigger.name()));
            }
            rows.add(new Transition<>(from, trigger, to));
            return this;
        }

        /** Adds the same move from several states. */
        @SafeVarargs
        public final Builder<S, T> rows(T trigger, S to, S... froms) {
            for (S from : froms) {
                row(from, trigger, to);
            }
            return this;
        }

        /** The finished table. */
        public TransitionTable<S, T> build() {
            return new TransitionTable<>(this);
        }
    }
}

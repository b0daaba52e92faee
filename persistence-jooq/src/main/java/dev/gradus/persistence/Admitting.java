package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.ADMISSION;
import static dev.gradus.persistence.generated.Tables.QUEUE;

import dev.gradus.core.step.Concurrency;
import dev.gradus.core.step.Gates;
import dev.gradus.core.step.StepId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** Which steps one transaction may begin: it holds each gate that it asks until it commits. Used within that transaction. */
final class Admitting {
    private final Transaction transaction;
    private final Map<String, Gate> open = new HashMap<>();
    private final Map<String, Integer> slots = new HashMap<>();
    private final Set<String> closed = new HashSet<>();

    Admitting(Transaction transaction) {
        this.transaction = transaction;
    }

    /** Whether a step with these gates is admitted, which then counts. What does not admit it is closed from then on. */
    boolean admits(Gates gates) {
        for (String name : gates.names()) {
            if (!hasRoom(name, gates)) {
                closed.add(name);
                return false;
            }
        }
        gates.names().forEach(name -> gate(name).admit());
        return true;
    }

    /** The same for a step that is taken by itself, whose queue may be paused. */
    boolean admitsOne(Gates gates) {
        return gates.areOpen() || (!isPaused(gates) && admits(gates));
    }

    private boolean hasRoom(String name, Gates gates) {
        return !closed.contains(name) && isMine(name) && gate(name).hasRoom(slots(name, gates));
    }

    private boolean isMine(String name) {
        if (!open.containsKey(name)) {
            Gate gate = Gate.locked(transaction, name);
            if (gate == null) {
                return false;
            }
            open.put(name, gate);
        }
        return true;
    }

    private Gate gate(String name) {
        Gate gate = open.get(name);
        if (gate == null) {
            throw new IllegalStateException("gate " + name + " is not locked");
        }
        return gate;
    }

    private int slots(String name, Gates gates) {
        Concurrency concurrency = gates.concurrency();
        if (concurrency != null && Gates.ofKey(concurrency.key()).equals(name)) {
            return concurrency.limit();
        }
        return slots.computeIfAbsent(name, any -> Gate.slotsOf(transaction, String.valueOf(gates.queue())));
    }

    /** The gates that admit no more. */
    Set<String> closed() {
        return closed;
    }

    /** Keeps that a step holds its gates. */
    void keep(StepId step, Gates gates) {
        if (gates.areOpen()) {
            return;
        }
        transaction
                .sql()
                .deleteFrom(ADMISSION)
                .where(ADMISSION.STEP_ID.eq(step.value()))
                .execute();
        Rows.insert(
                transaction,
                ADMISSION,
                gates.names().stream().map(name -> row(step, name)).toList());
    }

    private static Map<Field<?>, @Nullable Object> row(StepId step, String gate) {
        Map<Field<?>, @Nullable Object> row = new LinkedHashMap<>();
        row.put(ADMISSION.GATE, gate);
        row.put(ADMISSION.STEP_ID, step.value());
        return row;
    }

    private boolean isPaused(Gates gates) {
        return gates.queue() != null
                && transaction
                        .sql()
                        .fetchExists(QUEUE, QUEUE.NAME.eq(gates.queue()).and(QUEUE.PAUSED));
    }
}

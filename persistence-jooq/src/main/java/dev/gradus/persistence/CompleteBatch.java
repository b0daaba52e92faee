package dev.gradus.persistence;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.port.Delivery;
import dev.gradus.core.port.Receipt;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.StepId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Stores many outcomes: plain successes together, everything else, and whatever spoils the others' transaction, one by one.
 * Used once.
 */
final class CompleteBatch {
    private final Database database;
    private final Function<Delivery, Receipt> single;
    private final List<Delivery> deliveries;
    private final Set<Integer> apart = new TreeSet<>();
    private final Receipt[] receipts;
    private boolean queued;

    /**
     * A batch.
     *
     * @param single decides and stores one of them
     */
    CompleteBatch(Database database, List<Delivery> deliveries, Function<Delivery, Receipt> single) {
        this.database = database;
        this.single = single;
        this.deliveries = List.copyOf(deliveries);
        this.receipts = new Receipt[deliveries.size()];
    }

    /** Whether a step came into the queue by the common transaction. */
    boolean hasQueued() {
        return queued;
    }

    /** Throws only while nothing is stored: what is stored has a receipt, and its steps to go on with are not lost. */
    List<Receipt> store() {
        keepApart();
        if (apart.size() < deliveries.size()) {
            storeTogether();
        }
        for (int i : apart) {
            receipts[i] = storedAlone(deliveries.get(i));
        }
        return List.copyOf(Arrays.asList(receipts));
    }

    /** Other outcomes have other consequences, tracked ones have more to store; of two about one step at most one can hold. */
    private void keepApart() {
        Set<StepId> steps = new HashSet<>();
        for (int i = 0; i < deliveries.size(); i++) {
            Delivery delivery = deliveries.get(i);
            boolean plain =
                    delivery.completion().outcome() instanceof Outcome.Success success && success.tracking() == null;
            if (!plain || !steps.add(delivery.completion().held().step())) {
                apart.add(i);
            }
        }
    }

    private void storeTogether() {
        while (apart.size() < deliveries.size()) {
            try {
                receive(database.write(transaction -> new SuccessBatch(transaction, deliveries, apart).store()));
                return;
            } catch (StaleFences stale) {
                apart.addAll(stale.deliveries());
            } catch (CoreException refused) {
                if (refused.code().retryHelps()) {
                    throw refused;
                }
                keepAllApart();
            }
        }
    }

    private void keepAllApart() {
        for (int i = 0; i < deliveries.size(); i++) {
            apart.add(i);
        }
    }

    private void receive(SuccessBatch.Stored stored) {
        queued = stored.queued();
        for (int i = 0; i < deliveries.size(); i++) {
            if (!stored.apart().contains(i)) {
                receipts[i] = Receipt.stored(stored.next().get(i));
            }
        }
        apart.clear();
        apart.addAll(stored.apart());
    }

    private Receipt storedAlone(Delivery delivery) {
        try {
            return single.apply(delivery);
        } catch (CoreException failed) {
            return failed.code().retryHelps() ? Receipt.unstored(failed) : Receipt.refused(failed);
        }
    }
}

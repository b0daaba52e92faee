package dev.gradus.core.engine;

import dev.gradus.core.policy.Prunable;
import dev.gradus.core.policy.PrunePolicy;
import dev.gradus.core.port.Housekeeping;
import dev.gradus.core.port.Housekeeping.Pruned;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** One walk over all that may be old, piece by piece; it can be left and gone on with. Used by one thread. */
final class Pruning {
    private static final int PIECE = 200;
    private static final long DONE = -1;

    private final Piece piece;
    private final Map<Prunable, Long> places = new EnumMap<>(Prunable.class);
    private final Map<Prunable, Long> counts = new EnumMap<>(Prunable.class);

    private Pruning(Piece piece) {
        this.piece = piece;
    }

    /** A walk that drops. */
    static Pruning dropping(Housekeeping housekeeping) {
        return new Pruning(housekeeping::prune);
    }

    /** A walk that only counts. */
    static Pruning counting(Housekeeping housekeeping) {
        return new Pruning(housekeeping::findOld);
    }

    /** Goes on until all has been looked at, which it says, or until this moment of {@link System#nanoTime}. */
    boolean goOn(PrunePolicy policy, long endNanos) {
        for (Map.Entry<Prunable, Duration> entry : policy.ages().entrySet()) {
            if (!goOn(entry.getKey(), entry.getValue(), endNanos)) {
                return false;
            }
        }
        places.clear();
        return true;
    }

    private boolean goOn(Prunable what, Duration age, long endNanos) {
        long place = places.getOrDefault(what, 0L);
        while (place != DONE) {
            if (System.nanoTime() - endNanos >= 0) {
                return false;
            }
            Pruned pruned = piece.look(what, age, place, PIECE);
            counts.merge(what, pruned.count(), Long::sum);
            place = pruned.next() == null ? DONE : pruned.next();
            places.put(what, place);
        }
        return true;
    }

    /** How many were found in all, one for each that the policy names. */
    Map<Prunable, Long> counts(PrunePolicy policy) {
        Map<Prunable, Long> all = new EnumMap<>(Prunable.class);
        policy.ages().keySet().forEach(what -> all.put(what, counts.getOrDefault(what, 0L)));
        return all;
    }

    private interface Piece {
        Pruned look(Prunable what, Duration age, long after, int limit);
    }
}

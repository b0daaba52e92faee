package dev.gradus.persistence;

import dev.gradus.core.port.ClaimRequest;
import dev.gradus.core.step.Concurrency;
import dev.gradus.core.step.Gates;
import dev.gradus.core.step.StepId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chooses READY steps that have to be admitted: the first in order whose gates have room, while those gates are locked. A gate that
 * another transaction is at is passed over, and so is what stands before a full one. Used within one transaction.
 */
final class ClaimGated {
    private static final int LOOKS = 50;
    private static final String QUEUE = Gates.ofQueue("");
    private static final String KEY = Gates.ofKey("");

    private final Hot hot;
    private final Admitting admitting;

    ClaimGated(Transaction transaction) {
        this.hot = new Hot(transaction);
        this.admitting = new Admitting(transaction);
    }

    /**
     * The rows of the steps that were claimed, in the order of the queue.
     *
     * @param first only steps that stand before every step that need not be admitted
     */
    List<ClaimedRow> claim(ClaimRequest request, boolean first) {
        Map<StepId, Gates> chosen = chosen(request, first);
        if (chosen.isEmpty()) {
            return List.of();
        }
        long[] locked = longs(hot.query(HotSql.LOCK_READY, row -> row.getLong(1), (Object) numbers(chosen.keySet())));
        long[] left = longs(hot.query(HotSql.LEAVE_WAITING_ROOM, row -> row.getLong(1), (Object) locked));
        List<ClaimedRow> rows = hot.query(
                HotSql.CLAIM_ADMITTED,
                row -> ClaimedRow.read(row, request.session()),
                request.session().value(),
                left);
        rows.forEach(row -> admitting.keep(row.step().id(), row.step().spec().gates()));
        return rows;
    }

    private static long[] longs(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).toArray();
    }

    private static long[] numbers(Set<StepId> steps) {
        return steps.stream().mapToLong(StepId::value).toArray();
    }

    private Map<StepId, Gates> chosen(ClaimRequest request, boolean first) {
        Map<StepId, Gates> chosen = new LinkedHashMap<>();
        for (int look = 0; look < LOOKS; look++) {
            int closed = admitting.closed().size();
            List<Waiting> waiting = waiting(request, chosen, first);
            for (Waiting step : waiting) {
                if ((step.lost && !chosen.isEmpty()) || chosen.size() == request.limit()) {
                    return chosen;
                }
                if (admitting.admits(step.gates)) {
                    chosen.put(step.id, step.gates);
                    if (step.lost) {
                        return chosen;
                    }
                }
            }
            if (waiting.size() < request.limit() || admitting.closed().size() == closed) {
                return chosen;
            }
        }
        return chosen;
    }

    /** What stands in the waiting room before no gate that is closed. */
    private List<Waiting> waiting(ClaimRequest request, Map<StepId, Gates> chosen, boolean first) {
        String[] kinds = request.kinds().toArray(String[]::new);
        return hot.query(
                HotSql.WAITING_ROOM,
                Waiting::read,
                kinds,
                request.session().value(),
                closed(QUEUE),
                closed(KEY),
                numbers(chosen.keySet()),
                !first,
                kinds,
                request.session().value(),
                request.limit());
    }

    private String[] closed(String prefix) {
        List<String> names = new ArrayList<>();
        for (String gate : admitting.closed()) {
            if (gate.startsWith(prefix)) {
                names.add(gate.substring(prefix.length()));
            }
        }
        return names.toArray(String[]::new);
    }

    /** A step in the waiting room. */
    private record Waiting(StepId id, Gates gates, boolean lost) {
        static Waiting read(ResultSet row) throws SQLException {
            String key = row.getString(3);
            Concurrency concurrency = key == null ? null : new Concurrency(key, row.getInt(4));
            return new Waiting(new StepId(row.getLong(1)), new Gates(row.getString(2), concurrency), row.getBoolean(5));
        }
    }
}

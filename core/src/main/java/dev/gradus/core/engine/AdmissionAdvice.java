package dev.gradus.core.engine;

import dev.gradus.core.queue.Refusal;
import java.util.List;
import java.util.stream.Stream;

/** What to say of steps that a queue or a concurrency key does not admit. */
final class AdmissionAdvice {
    private static final int SHOWN = 3;

    private AdmissionAdvice() {}

    static String of(Refusal refusal) {
        if (refusal.paused()) {
            return "%s is paused: 'gradus queue resume %s'".formatted(refusal.gate(), name(refusal));
        }
        List<Refusal.Holder> holders = refusal.holders();
        String first = String.join(
                ", ",
                holders.stream().limit(SHOWN).map(Refusal.Holder::toString).toList());
        int more = holders.size() - SHOWN;
        return "%s is full: %s%s".formatted(refusal.gate(), first, more > 0 ? " and %d more".formatted(more) : "");
    }

    private static String name(Refusal refusal) {
        return refusal.gate().substring(refusal.gate().indexOf(':') + 1);
    }

    /** The gate, and who holds it. */
    static List<String> blockers(Refusal refusal) {
        return Stream.concat(
                        Stream.of(refusal.gate()), refusal.holders().stream().map(Refusal.Holder::toString))
                .toList();
    }
}

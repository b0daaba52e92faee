package dev.gradus.core.kind;

import dev.gradus.core.data.Document;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/**
 * The one form of a container kind's settings: what every spelling is brought into, bound to and held to.
 *
 * @param type what they are bound to
 * @param outputs members that the seeds wrote back among the settings, which are dropped
 * @param rules adds the faults of settings that bind
 */
record SettingsForm<S extends Record>(Class<S> type, Set<String> outputs, BiConsumer<S, ContainerCheck> rules) {

    /** The settings in this form. */
    Document of(Document settings) {
        return Aliases.canonical(settings, outputs);
    }

    /** Every fault of settings in any spelling. */
    List<SettingsFault> faults(Document settings) {
        var check = new ContainerCheck();
        Document canonical = of(settings);
        if (check.binds(canonical, type)) {
            rules.accept(canonical.as(type), check);
        }
        return check.faults();
    }

    /** The settings bound, faults or not; a BindingException when they cannot be. */
    S bound(Document settings) {
        return of(settings).as(type);
    }

    /** The settings bound; refused with their first fault, which a placeholder's value can have brought. */
    S require(Document settings) {
        List<SettingsFault> faults = faults(settings);
        if (!faults.isEmpty()) {
            throw RefusedException.user("INVALID_SETTINGS", faults.get(0).message());
        }
        return bound(settings);
    }

    /** What the attempt depends on by its settings, in this form and bound; nothing is tracked while they have faults. */
    Inputs inputs(Document settings, BiFunction<Document, S, Inputs> known) {
        return faults(settings).isEmpty() ? known.apply(of(settings), bound(settings)) : Inputs.untracked();
    }
}

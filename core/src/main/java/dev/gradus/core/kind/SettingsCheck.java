package dev.gradus.core.kind;

import dev.gradus.core.data.BindingException;
import dev.gradus.core.data.BindingFault;
import dev.gradus.core.data.Document;
import dev.gradus.core.failure.Failure;
import java.util.ArrayList;
import java.util.List;

/** Compares settings with the record they are bound to, and collects faults. */
final class SettingsCheck {
    private final List<SettingsFault> faults = new ArrayList<>();

    /** Whether nothing was found. */
    boolean isClean() {
        return faults.isEmpty();
    }

    /** All faults so far. */
    List<SettingsFault> faults() {
        return List.copyOf(faults);
    }

    /** A fault. */
    SettingsCheck add(String pointer, String code, String message) {
        faults.add(new SettingsFault(pointer, code, message));
        return this;
    }

    /**
     * Whether the document, which stands at the pointer, binds now. What keeps it from that only because a placeholder has no
     * value yet is no fault.
     */
    boolean binds(Document document, Class<? extends Record> type, String pointer) {
        try {
            document.as(type);
            return true;
        } catch (BindingException refused) {
            refused.faults().stream()
                    .filter(fault -> !isUndecided(document, fault))
                    .forEach(
                            fault -> add(pointer + fault.pointer(), fault.code().name(), fault.message()));
            return false;
        }
    }

    /** Settings that do not bind when they are executed. */
    static Failure failure(BindingException refused) {
        return Failure.user("INVALID_SETTINGS", "the settings do not fit: " + refused.getMessage());
    }

    private static boolean isUndecided(Document document, BindingFault fault) {
        return switch (fault.code()) {
            case MISSING, UNKNOWN_MEMBER -> false;
            case WRONG_TYPE, OUT_OF_RANGE ->
                document.atPointer(fault.pointer())
                        .filter(value -> value.isString() && Placeholders.isIn(value))
                        .isPresent();
            case INVALID_VALUE ->
                document.atPointer(fault.pointer()).filter(Placeholders::isIn).isPresent();
        };
    }
}

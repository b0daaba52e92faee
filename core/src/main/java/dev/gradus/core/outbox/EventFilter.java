package dev.gradus.core.outbox;

import dev.gradus.core.data.Document;
import dev.gradus.core.step.StepState;
import dev.gradus.core.step.WaitReason;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which events a subscription is about.
 *
 * @param types types of events such as {@code TaskFailed}, beginnings of them such as {@code Task*}, and {@link #APPROVAL};
 *     empty means all
 * @param definition only events of tasks made from the definition of this name
 */
public record EventFilter(Set<String> types, @Nullable String definition) {
    /** Stands for the events by which a step begins to wait for a person's approval, whatever its kind. */
    public static final String APPROVAL = "approval";

    /** All events. */
    public static final EventFilter ALL = new EventFilter(Set.of(), null);

    private static final int MAX_TYPES = 100;
    private static final Pattern FORM = Pattern.compile("[A-Z][A-Za-z]{0,99}\\*?|" + APPROVAL);

    public EventFilter {
        types = Set.copyOf(types);
        if (types.size() > MAX_TYPES) {
            throw new IllegalArgumentException("a filter names at most " + MAX_TYPES + " types");
        }
        for (String type : types) {
            if (!FORM.matcher(type).matches()) {
                throw new IllegalArgumentException(
                        "'%s' is no type of events: expected a name such as TaskFailed, a beginning such as Task*, or %s"
                                .formatted(type.length() > 50 ? type.substring(0, 50) + "…" : type, APPROVAL));
            }
        }
    }

    /** What built-in subscriptions are about. */
    public static EventFilter approvals() {
        return new EventFilter(Set.of(APPROVAL), null);
    }

    /** Whether events of this type may match, for those who have yet to read the rest. */
    public boolean mayMatch(String type) {
        return types.isEmpty() || types.stream().anyMatch(word -> named(word, type) || mayBeApproval(word, type));
    }

    /**
     * Whether the event matches.
     *
     * @param ofDefinition the name of the definition that its task was made from, when there is one
     */
    public boolean matches(String type, Document payload, @Nullable String ofDefinition) {
        if (definition != null && !definition.equals(ofDefinition)) {
            return false;
        }
        return types.isEmpty()
                || types.stream()
                        .anyMatch(
                                word -> named(word, type) || (mayBeApproval(word, type) && isApproval(type, payload)));
    }

    private static boolean named(String word, String type) {
        return word.endsWith("*") ? type.startsWith(word.substring(0, word.length() - 1)) : type.equals(word);
    }

    private static boolean mayBeApproval(String word, String type) {
        return word.equals(APPROVAL) && (type.equals("StepWaiting") || type.equals("StepReported"));
    }

    /** A report that says that somebody has been told is not news. */
    private static boolean isApproval(String type, Document payload) {
        if (type.equals("StepWaiting")) {
            return is(payload, "reason", WaitReason.APPROVAL.word());
        }
        return is(payload, "state", StepState.WAITING.word())
                && payload.at("report." + ApprovalMessage.NOTIFIED_AT)
                        .filter(at -> !at.isNull())
                        .isEmpty();
    }

    private static boolean is(Document payload, String member, String word) {
        return payload.member(member)
                .filter(value -> value.isString() && value.text().equals(word))
                .isPresent();
    }
}

package dev.gradus.core.kind;

import dev.gradus.core.data.Document;
import dev.gradus.core.step.Outcome;
import dev.gradus.core.step.WaitReason;
import java.util.List;
import java.util.Set;

/**
 * A person's decision between steps. Nothing is executed: the person is asked as soon as the step's needs have ended, and the
 * approval completes it. Its settings are read by the definition format, which makes them the step's approval.
 */
final class GateKind implements StepKind, Documented {
    private static final Set<String> KEYS = Set.of("message", "expires", "four_eyes", "form", "max_push_backs");

    @Override
    public String name() {
        return "gate";
    }

    @Override
    public KindProfile profile() {
        return new KindProfile(true, false, "Waits for a person's approval, holding no worker meanwhile.");
    }

    @Override
    public List<SettingsFault> check(Document settings) {
        var check = new SettingsCheck();
        if (settings.isNull()) {
            return check.faults();
        }
        if (!settings.isObject()) {
            check.add("", "WRONG_TYPE", "expected an object");
            return check.faults();
        }
        settings.keys().stream()
                .filter(key -> !KEYS.contains(key))
                .forEach(key ->
                        check.add("/" + key.replace("~", "~0").replace("/", "~1"), "UNKNOWN_MEMBER", "unknown key"));
        if (Placeholders.isIn(settings)) {
            check.add("", "INVALID_VALUE", "a gate is asked before anything is filled in: no placeholders here");
        }
        return check.faults();
    }

    /** A gate that somebody has executed all the same asks, and passes nothing. */
    @Override
    public Outcome execute(StepContext context) {
        return new Outcome.Wait(WaitReason.APPROVAL, null);
    }

    @Override
    public KindGuide guide() {
        return new KindGuide(
                List.of(
                        "{\"gate\": {\"message\": \"Ship it?\", \"expires\": \"2d\"}}",
                        "{\"gate\": {\"four_eyes\": true, \"form\": {\"reason\": {\"type\": \"string\"}}}}"),
                List.of(
                        KindGuide.entry("message", "what the person is told, at most 2,000 characters"),
                        KindGuide.entry(
                                "expires",
                                "how long the person has, 1ms to 366d; then it is rejected. For ever by default"),
                        KindGuide.entry("four_eyes", "whether whoever made the task may not approve; false by default"),
                        KindGuide.entry("form", "fields to fill in when the work is pushed back, declared like inputs"),
                        KindGuide.entry(
                                "max_push_backs",
                                "how often the work may be pushed back in one round, 0 to 1,000; 10 by default")),
                List.of(
                        KindGuide.entry("verdict", "`approved`"),
                        KindGuide.entry("by", "who approved"),
                        KindGuide.entry("note", "what that person said, when anything")),
                List.of(KindGuide.entry("rejected", "`rejected`: a person refused, or nobody decided in time")));
    }
}

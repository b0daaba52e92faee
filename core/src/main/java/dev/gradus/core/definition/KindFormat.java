package dev.gradus.core.definition;

import dev.gradus.core.data.Document;
import dev.gradus.core.definition.Node.Member;
import dev.gradus.core.kind.KindRegistry;
import dev.gradus.core.kind.SettingsFault;
import dev.gradus.core.kind.StepKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds a step's one kind key among its keys and lets the kind check its settings. Confined to one reading. */
final class KindFormat {
    /** What record binding calls a fault, and what this format calls the same. */
    private static final Map<String, ProblemCode> SAME = Map.of(
            "UNKNOWN_MEMBER", ProblemCode.UNKNOWN_KEY,
            "MISSING", ProblemCode.MISSING_KEY,
            "INVALID_VALUE", ProblemCode.BAD_VALUE);

    private final KindRegistry kinds;
    private final Findings findings;
    private final Suggestions suggestions;

    KindFormat(KindRegistry kinds, Findings findings, Suggestions suggestions) {
        this.kinds = kinds;
        this.findings = findings;
        this.suggestions = suggestions;
    }

    /**
     * What a step does.
     *
     * @param name of the kind, empty when there is none
     * @param settings as the kind sees them
     * @param dependsOn needs written among the settings
     */
    record Kind(String name, Node settings, @Nullable Node dependsOn) {}

    Kind read(Node step) {
        List<String> found = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        step.members().forEach((name, member) -> {
            if (kinds.find(name).isPresent()) {
                found.add(name);
            } else if (StepFormat.NOT_YET.contains(name)) {
                findings.add(
                        member.at(),
                        ProblemCode.NOT_SUPPORTED,
                        "the key '%s' belongs to the format but is not supported yet; leave it out".formatted(name));
            } else if (!StepFormat.KEYS.contains(name)) {
                unknown.add(name);
            }
        });
        boolean namedKind = refuse(step, unknown, found.isEmpty());
        if (found.isEmpty()) {
            if (!namedKind) {
                findings.add(
                        step.at(),
                        ProblemCode.NO_KIND,
                        "a step has one kind key, one of " + Wording.list(kinds.names()));
            }
            return new Kind("", Node.scalar(step.at(), Document.nullValue(), 0), null);
        }
        refuseFurther(step, found);
        return checked(step, found.get(0));
    }

    /** Reports the keys nobody knows; whether one of them was taken for a kind. */
    private boolean refuse(Node step, List<String> unknown, boolean wantsKind) {
        boolean namedKind = false;
        for (String name : unknown) {
            String meant = suggestions.suggest(name, StepFormat.KEYS);
            boolean kind = wantsKind && meant.isEmpty();
            namedKind |= kind;
            Position at = position(step, name);
            if (kind) {
                findings.add(at, ProblemCode.UNKNOWN_KIND, unknownKind(name));
            } else {
                findings.add(at, ProblemCode.UNKNOWN_KEY, unknownKey(name, meant));
            }
        }
        return namedKind;
    }

    private String unknownKind(String name) {
        return "unknown kind %s, expected one of %s%s"
                .formatted(Wording.quoted(name), Wording.list(kinds.names()), suggestions.suggest(name, kinds.names()));
    }

    private static String unknownKey(String name, String meant) {
        return "unknown key %s beside the step's kind, expected one of %s%s"
                .formatted(Wording.quoted(name), Wording.list(StepFormat.KEYS), meant);
    }

    private void refuseFurther(Node step, List<String> found) {
        for (String name : found.subList(1, found.size())) {
            findings.add(
                    position(step, name),
                    ProblemCode.MANY_KINDS,
                    "a step has one kind key, found '%s' beside '%s'".formatted(name, found.get(0)));
        }
    }

    private Kind checked(Node step, String name) {
        Member member = step.members().get(name);
        StepKind kind = kinds.find(name).orElseThrow();
        Node settings = member == null ? step : member.node();
        Member dependsOn = settings.members().get("depends_on");
        Node own = withEnvironment(step, settings.without("depends_on"), name);
        for (SettingsFault fault : kind.check(own.value())) {
            ProblemCode same = SAME.get(fault.code());
            Position at = own.locate(fault.pointer(), same == ProblemCode.UNKNOWN_KEY);
            findings.add(at, same == null ? fault.code() : same.name(), fault.message());
        }
        return new Kind(name, own, dependsOn == null ? null : dependsOn.node());
    }

    /** The settings with the step's common {@code env}, which is the kind's to know. */
    private Node withEnvironment(Node step, Node settings, String kind) {
        Member environment = step.members().get("env");
        if (environment == null) {
            return settings;
        }
        if (!isEnvironment(environment.node())) {
            return settings;
        }
        if (settings.members().containsKey("env")) {
            findings.add(
                    environment.at(),
                    ProblemCode.CONFLICTING_KEYS,
                    "env stands both beside and inside '%s'".formatted(kind));
            return settings;
        } else if (!settings.value().isObject()) {
            findings.add(
                    environment.at(),
                    ProblemCode.CONFLICTING_KEYS,
                    "env needs the settings of '%s' to be an object".formatted(kind));
            return settings;
        }
        return settings.with("env", environment);
    }

    private boolean isEnvironment(Node environment) {
        Fields fields = new Fields(environment, findings);
        boolean fits = fields.isObject(environment);
        for (Map.Entry<String, Member> variable : environment.members().entrySet()) {
            fits &= fields.isText(variable.getValue().node());
            if (!Names.isVariable(variable.getKey())) {
                fits = false;
                findings.add(
                        variable.getValue().at(),
                        ProblemCode.BAD_NAME,
                        "expected the name of a variable, found " + Wording.quoted(variable.getKey()));
            }
        }
        return fits;
    }

    private static Position position(Node step, String key) {
        Member member = step.members().get(key);
        return member == null ? step.at() : member.at();
    }
}

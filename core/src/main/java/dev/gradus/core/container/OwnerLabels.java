package dev.gradus.core.container;

import dev.gradus.core.step.Fence;
import dev.gradus.core.step.StepId;
import dev.gradus.core.task.TaskId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The labels that everything made in an engine carries. Nothing without the installation's label is ever touched.
 *
 * @param installation the installation's id, as {@link #installation} writes it
 */
public record OwnerLabels(String installation) {
    /** Labels beginning so are ours; no step may set one. */
    public static final String PREFIX = "dev.gradus.";

    public static final String INSTALLATION = PREFIX + "installation";
    public static final String PROJECT = PREFIX + "project";
    public static final String TASK = PREFIX + "task";
    public static final String STEP = PREFIX + "step";
    public static final String ATTEMPT = PREFIX + "attempt";
    public static final String FENCE = PREFIX + "fence";
    public static final String LIFETIME = PREFIX + "lifetime";

    public OwnerLabels {
        if (!installation.matches("[0-9a-f]{12}")) {
            throw new IllegalArgumentException(
                    "an installation is written as 12 hexadecimal digits, found '" + installation + "'");
        }
    }

    /** The labels of the installation with this prefix of 48 bits. */
    public static OwnerLabels ofInstallation(long prefix) {
        return new OwnerLabels(String.format(Locale.ROOT, "%012x", prefix));
    }

    /** What a new thing is labelled with. */
    public Map<String, String> of(Owner owner) {
        Map<String, String> labels = new TreeMap<>();
        labels.put(INSTALLATION, installation);
        labels.put(PROJECT, owner.project());
        labels.put(TASK, owner.task().toString());
        labels.put(STEP, owner.step().toString());
        labels.put(ATTEMPT, Integer.toString(owner.attempt()));
        labels.put(FENCE, owner.fence().toString());
        labels.put(LIFETIME, owner.lifetime().word());
        return labels;
    }

    /** Whose a thing with these labels is; empty when it is not of this installation, or not labelled as we label. */
    public Optional<Owner> read(Map<String, String> labels) {
        if (!installation.equals(labels.get(INSTALLATION))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Owner(
                    labels.getOrDefault(PROJECT, ""),
                    new TaskId(Long.parseLong(labels.getOrDefault(TASK, ""))),
                    new StepId(Long.parseLong(labels.getOrDefault(STEP, ""))),
                    Integer.parseInt(labels.getOrDefault(ATTEMPT, "")),
                    new Fence(Long.parseLong(labels.getOrDefault(FENCE, ""))),
                    Lifetime.ofWord(labels.getOrDefault(LIFETIME, ""))));
        } catch (IllegalArgumentException notOurWriting) {
            return Optional.empty();
        }
    }
}

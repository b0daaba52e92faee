package dev.gradus.core.kind;

import dev.gradus.core.container.ImageRef;
import dev.gradus.core.container.OptionFault;
import dev.gradus.core.container.RunOption;
import dev.gradus.core.container.RunOptions;
import dev.gradus.core.container.RunParameters;
import dev.gradus.core.container.TrustLevel;
import dev.gradus.core.container.TrustPolicy;
import dev.gradus.core.failure.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a container is to run: what the parameters of {@code docker run} say, admitted and made safe.
 *
 * @param options confined to the step's trust level
 * @param command what stands after the image; often empty
 * @param level under which the options were admitted
 */
record RunPlan(RunOptions options, List<String> command, TrustLevel level) {
    /** A shell that waits for its end and obeys a request to end at once. */
    private static final String WAITING = "trap 'exit 0' TERM INT; while :; do sleep 30 & wait $!; done";

    RunPlan {
        command = List.copyOf(command);
    }

    /** The plan of these parameters; a fault, or an option that the level does not allow, refuses it. */
    static RunPlan of(List<String> parameters, ImageRef image, Map<String, String> environment, TrustPolicy policy) {
        RunParameters read = RunParameters.parse(ImagePlaceholder.replaced(parameters, image));
        refuse(read.faults());
        List<String> command = afterImage(read.words(), image);
        RunOptions options = read.options();
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            options = options.with(RunOption.ENV, variable.getKey() + "=" + variable.getValue());
        }
        refuse(policy.refusals(options));
        return new RunPlan(policy.confine(options), command, policy.level());
    }

    /** The first fault ends it. */
    static void refuse(List<OptionFault> faults) {
        if (faults.isEmpty()) {
            return;
        }
        OptionFault first = faults.get(0);
        throw new RefusedException(
                first.code() == OptionFault.Code.NOT_ALLOWED
                        ? Failure.policy("OPTION_NOT_ALLOWED", first.message())
                        : Failure.user("INVALID_OPTION", first.message()));
    }

    /** Parameters may name the image, and then a command, as the command line does. */
    private static List<String> afterImage(List<String> words, ImageRef image) {
        if (words.isEmpty()) {
            return List.of();
        }
        boolean named = words.get(0).equals(image.toString()) || words.get(0).equals(image.name());
        if (!named) {
            throw RefusedException.user(
                    "INVALID_OPTION",
                    "'%s' is no option; parameters hold options, and at most the image %s and a command after them"
                            .formatted(words.get(0), image));
        }
        return words.subList(1, words.size());
    }

    /** The same with another command, unless it is empty. */
    RunPlan running(List<String> other) {
        return other.isEmpty() ? this : new RunPlan(options, other, level);
    }

    /** The same for a platform, unless the parameters name one. */
    RunPlan on(@Nullable String platform) {
        return platform == null ? this : new RunPlan(options.withDefault(RunOption.PLATFORM, platform), command, level);
    }

    /** Whether the host lends it ports. */
    boolean isPublished() {
        return !options.texts(RunOption.PUBLISH).isEmpty() || options.isOn(RunOption.PUBLISH_ALL);
    }

    /** The same, not removed when it ends. */
    RunPlan kept() {
        return new RunPlan(options.without(RunOption.REMOVE), command, level);
    }

    /** The same, alive until it is asked to end: after its command, when it has one. Needs a shell in the image. */
    RunPlan alive() {
        RunOptions shell = options.without(RunOption.ENTRYPOINT).with(RunOption.ENTRYPOINT, "sh");
        if (command.isEmpty()) {
            return new RunPlan(shell, List.of("-c", WAITING), level);
        }
        List<String> all = new ArrayList<>(List.of("-c", "\"$@\"; " + WAITING, "sh"));
        options.text(RunOption.ENTRYPOINT).filter(text -> !text.isEmpty()).ifPresent(all::add);
        all.addAll(command);
        return new RunPlan(shell, all, level);
    }
}

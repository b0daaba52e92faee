package dev.gradus.docker;

import dev.gradus.core.container.Lifetime;
import dev.gradus.core.container.Owner;
import dev.gradus.core.container.OwnerLabels;
import dev.gradus.core.step.Fence;
import dev.gradus.core.step.StepId;
import dev.gradus.core.task.TaskId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The mark of the containers that the engine makes while it builds. They take no labels but those of the Dockerfile, which would
 * end up in the image and in every container that anybody makes from it; a line of {@code /etc/hosts} stays with the container.
 * It has no part in the engine's cache.
 */
final class BuildMark {
    private static final String ADDRESS = ":127.0.0.1";

    private BuildMark() {}

    /** The host entry of a build. */
    static String of(OwnerLabels labels, Owner owner) {
        return "build-%s-%s-%s-%s-%s.gradus.invalid%s"
                .formatted(labels.installation(), owner.task(), owner.step(), owner.attempt(), owner.fence(), ADDRESS);
    }

    /** Whose build a container with these host entries belongs to. */
    static Optional<Owner> read(OwnerLabels labels, String @Nullable [] extraHosts) {
        Pattern mark = Pattern.compile("build-" + labels.installation()
                + "-(\\d{1,18})-(\\d{1,18})-(\\d{1,9})-(\\d{1,18})\\.gradus\\.invalid" + ADDRESS);
        for (String host : extraHosts == null ? new String[0] : extraHosts) {
            Matcher matcher = mark.matcher(host);
            if (matcher.matches()) {
                return Optional.of(new Owner(
                        "",
                        new TaskId(Long.parseLong(matcher.group(1))),
                        new StepId(Long.parseLong(matcher.group(2))),
                        Integer.parseInt(matcher.group(3)),
                        new Fence(Long.parseLong(matcher.group(4))),
                        Lifetime.ATTEMPT));
            }
        }
        return Optional.empty();
    }
}

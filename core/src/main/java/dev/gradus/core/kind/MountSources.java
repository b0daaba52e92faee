package dev.gradus.core.kind;

import dev.gradus.core.container.MountRoots;
import dev.gradus.core.container.OptionFault;
import dev.gradus.core.container.RunOptions;
import dev.gradus.core.container.TrustLevel;
import dev.gradus.core.container.TrustPolicy;
import dev.gradus.core.port.LocalFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the paths that a container mounts really are. A folder that a step can write to may hold links by now, which the engine
 * would follow, so that what lies below an allowed folder as it is written may lie elsewhere.
 */
final class MountSources {
    private final LocalFiles files;
    private final TrustPolicy policy;
    private final List<OptionFault> faults = new ArrayList<>();

    MountSources(LocalFiles files, TrustPolicy policy) {
        this.files = files;
        this.policy = policy;
    }

    /** The options with real, absolute sources; see {@link #faults} before they are used. */
    RunOptions resolved(RunOptions options) {
        return options.withBindSources(this::resolved);
    }

    /** Every source that leads out of the allowed folders, or is relative to no folder. */
    List<OptionFault> faults() {
        return List.copyOf(faults);
    }

    private String resolved(String source) {
        MountRoots roots = policy.roots();
        Optional<Path> written = roots.resolve(source);
        if (written.isEmpty()) {
            return refused(
                    source,
                    OptionFault.Code.BAD_VALUE,
                    "the path '" + source + "' is relative to the task's local_path, which this task does not have");
        }
        Optional<Path> root = roots.rootOf(source);
        if (root.isEmpty()) {
            return written.get().toString();
        }
        LocalFiles.Sighting seen = files.look(root.get(), written.get().toString());
        if (seen instanceof LocalFiles.Present present) {
            return present.path().toString();
        }
        if (seen instanceof LocalFiles.Outside && !policy.level().allows(TrustLevel.OPERATOR)) {
            return refused(
                    source,
                    OptionFault.Code.NOT_ALLOWED,
                    "the path '%s' leads out of %s, which needs trust level operator, and this step has %s"
                            .formatted(source, root.get(), policy.level().word()));
        }
        return written.get().toString();
    }

    private String refused(String source, OptionFault.Code code, String message) {
        faults.add(new OptionFault(code, "--volume", message));
        // Absolute, as the engine demands; never used.
        return "/" + source;
    }
}

package dev.gradus.docker;

import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.PropagationMode;
import com.github.dockerjava.api.model.SELContext;
import com.github.dockerjava.api.model.Volume;
import dev.gradus.core.container.Mount;
import dev.gradus.core.container.RunOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Mounts in a request. */
final class MountEffects {
    private MountEffects() {}

    static void apply(HostConfig host, RunOptions options) {
        List<Bind> binds = new ArrayList<>();
        List<com.github.dockerjava.api.model.Mount> nameless = new ArrayList<>();
        Map<String, String> memory = new HashMap<>();
        for (Mount mount : options.mounts()) {
            if (mount instanceof Mount.Bind bind) {
                requireAbsolute(bind);
                binds.add(bind(bind.source(), bind, true, bind.propagation()));
            } else if (mount instanceof Mount.Tmpfs tmpfs) {
                memory.put(tmpfs.target(), tmpfs.options());
            } else if (mount instanceof Mount.Volume volume && volume.name() != null) {
                binds.add(bind(volume.name(), volume, volume.isCopied(), null));
            } else {
                nameless.add(new com.github.dockerjava.api.model.Mount()
                        .withType(MountType.VOLUME)
                        .withTarget(mount.target())
                        .withReadOnly(mount.isReadOnly()));
            }
        }
        host.withBinds(binds).withMounts(nameless).withTmpFs(memory);
    }

    private static Bind bind(String source, Mount mount, boolean copied, @Nullable String propagation) {
        return new Bind(
                source,
                new Volume(mount.target()),
                mount.isReadOnly() ? AccessMode.ro : AccessMode.rw,
                SELContext.none,
                copied ? null : Boolean.TRUE,
                propagation == null
                        ? PropagationMode.DEFAULT_MODE
                        : PropagationMode.valueOf(propagation.toUpperCase(java.util.Locale.ROOT)));
    }

    private static void requireAbsolute(Mount.Bind bind) {
        if (!bind.source().startsWith("/")) {
            throw new IllegalArgumentException(
                    "the path '" + bind.source() + "' was not resolved against the task's folder");
        }
    }
}

package dev.gradus.core.container;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads mounts as {@code --volume}, {@code --mount} and {@code --tmpfs} write them. */
final class MountSyntax {
    private static final Set<String> PROPAGATION =
            Set.of("private", "rprivate", "shared", "rshared", "slave", "rslave");
    // Labels for SELinux and hints for Docker Desktop: they change nothing about what can be reached.
    private static final Set<String> HARMLESS = Set.of("z", "Z", "consistent", "cached", "delegated");
    private static final Set<String> MOUNT_KEYS = Set.of(
            "type",
            "source",
            "src",
            "target",
            "dst",
            "destination",
            "readonly",
            "ro",
            "bind-propagation",
            "volume-nocopy",
            "tmpfs-size",
            "tmpfs-mode",
            "consistency");

    private MountSyntax() {}

    /** {@code target}, {@code source:target} or {@code source:target:options}. */
    static Optional<Mount> volume(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length > 3 || Arrays.asList(parts).contains("")) {
            return Optional.empty();
        }
        if (parts.length == 1) {
            return isTarget(parts[0]) ? Optional.of(new Mount.Volume(null, parts[0], false, true)) : Optional.empty();
        }
        List<String> options = parts.length == 3 ? List.of(parts[2].split(",", -1)) : List.of();
        return isTarget(parts[1]) ? volume(parts[0], parts[1], options) : Optional.empty();
    }

    private static Optional<Mount> volume(String source, String target, List<String> options) {
        String propagation = null;
        boolean readOnly = false;
        boolean copied = true;
        for (String option : options) {
            if (PROPAGATION.contains(option)) {
                propagation = option;
            } else if (option.equals("ro")) {
                readOnly = true;
            } else if (option.equals("nocopy")) {
                copied = false;
            } else if (!option.equals("rw") && !HARMLESS.contains(option)) {
                return Optional.empty();
            }
        }
        if (isHostPath(source)) {
            return copied ? Optional.of(new Mount.Bind(source, target, readOnly, propagation)) : Optional.empty();
        }
        return ContainerSpec.isName(source) && propagation == null
                ? Optional.of(new Mount.Volume(source, target, readOnly, copied))
                : Optional.empty();
    }

    /** {@code target} or {@code target:options}. */
    static Optional<Mount> tmpfs(String text) {
        int colon = text.indexOf(':');
        String target = colon < 0 ? text : text.substring(0, colon);
        String options = colon < 0 ? "" : text.substring(colon + 1);
        return isTarget(target) && options.matches("[a-z0-9=,%]*")
                ? Optional.of(new Mount.Tmpfs(target, options))
                : Optional.empty();
    }

    /** {@code type=bind,source=/a,target=/b,readonly} and its like. */
    static Optional<Mount> mount(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : text.split(",", -1)) {
            int equals = field.indexOf('=');
            String key = equals < 0 ? field : field.substring(0, equals);
            if (!MOUNT_KEYS.contains(key)
                    || fields.put(key, equals < 0 ? "true" : field.substring(equals + 1)) != null) {
                return Optional.empty();
            }
        }
        String target = first(fields, "target", "dst", "destination");
        if (target == null || !isTarget(target)) {
            return Optional.empty();
        }
        return switch (fields.getOrDefault("type", "volume")) {
            case "bind" -> bind(fields, target);
            case "volume" -> volume(fields, target);
            case "tmpfs" -> tmpfs(fields, target);
            default -> Optional.empty();
        };
    }

    /** A {@code --volume} with another source, when it binds a path. */
    static String withSource(String volume, UnaryOperator<String> replacement) {
        return volume(volume).orElseThrow() instanceof Mount.Bind bind
                ? replacement.apply(bind.source())
                        + volume.substring(bind.source().length())
                : volume;
    }

    /** A {@code --mount} with another source, when it binds a path. */
    static String withSourceField(String mount, UnaryOperator<String> replacement) {
        if (!(mount(mount).orElseThrow() instanceof Mount.Bind bind)) {
            return mount;
        }
        return Arrays.stream(mount.split(","))
                .map(field -> field.equals("source=" + bind.source()) || field.equals("src=" + bind.source())
                        ? "source=" + replacement.apply(bind.source())
                        : field)
                .collect(Collectors.joining(","));
    }

    private static Optional<Mount> bind(Map<String, String> fields, String target) {
        String source = first(fields, "source", "src");
        String propagation = fields.get("bind-propagation");
        if (source == null) {
            return Optional.empty();
        }
        boolean fits = isHostPath(source)
                && (propagation == null || PROPAGATION.contains(propagation))
                && !fields.containsKey("volume-nocopy")
                && !fields.containsKey("tmpfs-size")
                && !fields.containsKey("tmpfs-mode");
        return fits ? Optional.of(new Mount.Bind(source, target, isReadOnly(fields), propagation)) : Optional.empty();
    }

    private static Optional<Mount> volume(Map<String, String> fields, String target) {
        String source = first(fields, "source", "src");
        boolean fits = (source == null || ContainerSpec.isName(source))
                && !fields.containsKey("bind-propagation")
                && !fields.containsKey("tmpfs-size")
                && !fields.containsKey("tmpfs-mode");
        boolean copied = !OptionSyntax.isTrue(fields.getOrDefault("volume-nocopy", "false"));
        return fits ? Optional.of(new Mount.Volume(source, target, isReadOnly(fields), copied)) : Optional.empty();
    }

    private static Optional<Mount> tmpfs(Map<String, String> fields, String target) {
        String size = fields.getOrDefault("tmpfs-size", "");
        String mode = fields.getOrDefault("tmpfs-mode", "");
        boolean fits = first(fields, "source", "src") == null
                && (size.isEmpty() || ByteSize.parse(size).isPresent())
                && mode.matches("[0-7]{0,4}");
        String options = (isReadOnly(fields) ? ",ro" : "")
                + (size.isEmpty() ? "" : ",size=" + ByteSize.parse(size).orElse(0))
                + (mode.isEmpty() ? "" : ",mode=" + mode);
        return fits
                ? Optional.of(new Mount.Tmpfs(target, options.isEmpty() ? "" : options.substring(1)))
                : Optional.empty();
    }

    private static boolean isReadOnly(Map<String, String> fields) {
        String readOnly = first(fields, "readonly", "ro");
        return readOnly != null && OptionSyntax.isTrue(readOnly);
    }

    private static @Nullable String first(Map<String, String> fields, String... keys) {
        for (String key : keys) {
            if (fields.get(key) != null) {
                return fields.get(key);
            }
        }
        return null;
    }

    private static boolean isTarget(String path) {
        return path.startsWith("/") && !path.equals("/") && path.indexOf(0) < 0;
    }

    private static boolean isHostPath(String source) {
        return source.startsWith("/") || source.equals(".") || source.startsWith("./") || source.startsWith("../");
    }
}

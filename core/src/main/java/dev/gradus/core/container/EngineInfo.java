package dev.gradus.core.container;

import static java.util.Objects.requireNonNull;

/**
 * What an engine says of itself.
 *
 * @param id stays the same over restarts: steps that use containers are pinned to it
 * @param version of the engine
 * @param apiVersion the newest API it speaks, such as {@code 1.41}
 * @param platform such as {@code linux/amd64}
 * @param cpus processors it can use
 * @param memoryBytes memory it can use
 * @param cgroup version of control groups, 1 or 2
 */
public record EngineInfo(
        String id, String version, String apiVersion, String platform, int cpus, long memoryBytes, int cgroup) {
    public EngineInfo {
        requireNonNull(id, "id");
        requireNonNull(version, "version");
        requireNonNull(apiVersion, "apiVersion");
        requireNonNull(platform, "platform");
    }
}

package dev.gradus.core.host;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which host this is, so far as process numbers and paths on it are concerned.
 *
 * @param machine stays over a restart of the machine: {@code /etc/machine-id}, or random where there is none
 * @param boot changes with each start of the machine: processes of another boot are gone
 * @param processes the space in which process numbers mean something; each container has its own
 */
public record HostId(String machine, String boot, String processes) {
    private static final HostId CURRENT = read();

    public HostId {
        requireNonNull(machine, "machine");
        requireNonNull(boot, "boot");
        requireNonNull(processes, "processes");
    }

    /** The host this process runs on. */
    public static HostId current() {
        return CURRENT;
    }

    /** All three in one word. */
    public String value() {
        return machine + "/" + boot + "/" + processes;
    }

    /** Reads what {@link #value()} wrote; null when it is something else. */
    static @Nullable HostId parse(String value) {
        String[] parts = value.split("/", -1);
        return parts.length == 3 ? new HostId(parts[0], parts[1], parts[2]) : null;
    }

    /** Whether both are the same machine, started or not. */
    boolean isSameMachine(HostId other) {
        return machine.equals(other.machine);
    }

    /**
     * The id under which this machine's files are known, the same for every process that sees them: the machine's id, or
     * its name where it has none. Weaker than {@link #machine()}, by which processes are ended.
     */
    public static String ofFiles() {
        String name = firstLine("/proc/sys/kernel/hostname", CURRENT.machine);
        return firstLine("/etc/machine-id", firstLine("/var/lib/dbus/machine-id", name));
    }

    private static HostId read() {
        String random = UUID.randomUUID().toString();
        return new HostId(
                firstLine("/etc/machine-id", firstLine("/var/lib/dbus/machine-id", random)),
                firstLine("/proc/sys/kernel/random/boot_id", "unknown"),
                link("/proc/self/ns/pid"));
    }

    private static String firstLine(String file, String otherwise) {
        try {
            String line = Files.readString(Path.of(file)).lines().findFirst().orElse("");
            return line.isBlank() || line.contains("/") ? otherwise : line.strip();
        } catch (IOException absent) {
            return otherwise;
        }
    }

    private static String link(String file) {
        try {
            return Files.readSymbolicLink(Path.of(file)).toString().replace('/', '_');
        } catch (IOException | UnsupportedOperationException absent) {
            return "all";
        }
    }
}

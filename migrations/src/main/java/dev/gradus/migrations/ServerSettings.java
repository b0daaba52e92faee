package dev.gradus.migrations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What we ask of the server, on its command line: so a newer program brings newer settings to old data, and what a
 * person or {@code ALTER SYSTEM} wrote cannot take away durability or open the server to the network.
 */
final class ServerSettings {
    private ServerSettings() {}

    static List<String> commandLine(ClusterFolder cluster, int port) {
        Map<String, String> settings = new TreeMap<>(always());
        settings.put("port", Integer.toString(port));
        settings.putAll(cluster.durable() ? durable(cluster) : temporary());
        List<String> arguments = new ArrayList<>();
        settings.forEach((name, value) -> {
            arguments.add("-c");
            arguments.add(name + "=" + value);
        });
        return arguments;
    }

    /** Terse, and without statements: the log must not keep what callers store. */
    private static Map<String, String> always() {
        return Map.ofEntries(
                Map.entry("listen_addresses", "127.0.0.1"),
                Map.entry("unix_socket_directories", ""),
                Map.entry("max_connections", "100"),
                Map.entry("shared_buffers", "128MB"),
                Map.entry("jit", "off"),
                Map.entry("timezone", "UTC"),
                Map.entry("log_timezone", "UTC"),
                Map.entry("log_min_messages", "log"),
                Map.entry("log_min_error_statement", "panic"),
                Map.entry("log_error_verbosity", "terse"),
                Map.entry("log_checkpoints", "off"));
    }

    /** Seven log files, one a weekday, each begun anew after a week. */
    private static Map<String, String> durable(ClusterFolder cluster) {
        return Map.ofEntries(
                Map.entry("fsync", "on"),
                Map.entry("full_page_writes", "on"),
                Map.entry("synchronous_commit", "on"),
                Map.entry("logging_collector", "on"),
                Map.entry("log_directory", cluster.logs().toString()),
                Map.entry("log_filename", "server-%a.log"),
                Map.entry("log_file_mode", "0600"),
                Map.entry("log_rotation_age", "1d"),
                Map.entry("log_rotation_size", "0"),
                Map.entry("log_truncate_on_rotation", "on"));
    }

    private static Map<String, String> temporary() {
        return Map.of(
                "fsync", "off",
                "full_page_writes", "off",
                "synchronous_commit", "off",
                "wal_level", "minimal",
                "max_wal_senders", "0",
                "logging_collector", "off");
    }
}

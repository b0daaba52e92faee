package dev.gradus.cli.app;

import dev.gradus.cli.app.Configuration.Found;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where task-sync finds its database: a whole {@code DATABASE_URL}, or {@code DB_HOST} and its companions, all of them from
 * the same place.
 */
final class TaskConf {
    private TaskConf() {}

    /** What this place says; {@code place} finds a key there. */
    static Optional<Found> database(Function<String, Optional<Found>> place) {
        Optional<Found> whole = place.apply("DATABASE_URL");
        if (whole.isPresent()) {
            return whole;
        }
        return place.apply("DB_HOST")
                .or(() -> place.apply("DB_USER"))
                .or(() -> place.apply("DB_NAME"))
                .map(part -> new Found(url(place), part.origin()));
    }

    /** The file {@code .env} of a folder, whose values may stand in quotes; a folder of that name is none. */
    static KeyValueFile dotEnv(Path folder) {
        Path file = folder.resolve(".env");
        return Files.isRegularFile(file) ? KeyValueFile.of(file).unquoted() : KeyValueFile.none(file);
    }

    private static String url(Function<String, Optional<Found>> place) {
        String user = encoded(place, "DB_USER", "postgres");
        String password = encoded(place, "DB_PASSWORD", "");
        return "postgresql://" + user + (password.isEmpty() ? "" : ":" + password) + "@"
                + part(place, "DB_HOST", "localhost") + ":" + part(place, "DB_PORT", "5432") + "/"
                + encoded(place, "DB_NAME", "postgres") + "?sslmode=" + sslMode(part(place, "DB_SSL", ""));
    }

    private static String sslMode(String word) {
        return switch (word) {
            case "", "false", "0" -> "disable";
            case "true" -> "require";
            default -> word;
        };
    }

    private static String encoded(Function<String, Optional<Found>> place, String key, String fallback) {
        return URLEncoder.encode(part(place, key, fallback), StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    private static String part(Function<String, Optional<Found>> place, String key, String fallback) {
        return place.apply(key).map(Found::value).orElse(fallback);
    }
}

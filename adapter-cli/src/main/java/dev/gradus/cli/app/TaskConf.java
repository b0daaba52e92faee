package dev.gradus.cli.app;

import dev.gradus.cli.app.Configuration.Found;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** task-sync's {@code task.conf}: a whole {@code DATABASE_URL}, or {@code DB_HOST} and its companions. */
final class TaskConf {
    private TaskConf() {}

    static Optional<Found> database(KeyValueFile file) {
        Optional<Found> whole = file.find("DATABASE_URL");
        if (whole.isPresent()) {
            return whole;
        }
        boolean parts = file.find("DB_HOST").isPresent()
                || file.find("DB_USER").isPresent()
                || file.find("DB_NAME").isPresent();
        return parts ? Optional.of(new Found(url(file), file.path() + " DB_HOST")) : Optional.empty();
    }

    private static String url(KeyValueFile file) {
        String user = encoded(file, "DB_USER", "postgres");
        String password = encoded(file, "DB_PASSWORD", "");
        return "postgresql://" + user + (password.isEmpty() ? "" : ":" + password) + "@"
                + part(file, "DB_HOST", "localhost") + ":" + part(file, "DB_PORT", "5432") + "/"
                + encoded(file, "DB_NAME", "postgres") + "?sslmode=" + sslMode(part(file, "DB_SSL", ""));
    }

    private static String sslMode(String word) {
        return switch (word) {
            case "", "false", "0" -> "disable";
            case "true" -> "require";
            default -> word;
        };
    }

    private static String encoded(KeyValueFile file, String key, String fallback) {
        return URLEncoder.encode(part(file, key, fallback), StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    private static String part(KeyValueFile file, String key, String fallback) {
        return file.find(key).map(Found::value).orElse(fallback);
    }
}

package dev.gradus.cli.app;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL to connect to. Its text form holds no password.
 *
 * @param jdbcUrl without user and password
 * @param user as given, absent when the driver shall decide
 * @param password as given
 */
record DatabaseAddress(
        String jdbcUrl, @Nullable String user, @Nullable String password) {
    private static final String JDBC = "jdbc:postgresql:";
    private static final Pattern SCHEME = Pattern.compile("(postgresql|postgres)(\\+[a-z0-9_]+)?");
    private static final int DEFAULT_PORT = 5432;

    DatabaseAddress {
        requireNonNull(jdbcUrl, "jdbcUrl");
    }

    /**
     * Reads a JDBC URL, {@code postgres[ql]://user:password@host:port/database?sslmode=…}, or the same with SQLAlchemy's
     * driver name behind a plus.
     *
     * @param origin the place that gave the text, for the refusal
     */
    static DatabaseAddress parse(String text, String origin) {
        try {
            return text.startsWith(JDBC) ? ofJdbc(text) : ofUri(new URI(text), origin);
        } catch (URISyntaxException e) {
            throw refusal(origin, e.getReason() + " at position " + e.getIndex());
        }
    }

    /** The same address with what it does not say itself. */
    DatabaseAddress withDefaults(Optional<String> otherUser, Optional<String> otherPassword) {
        return new DatabaseAddress(
                jdbcUrl,
                user == null ? otherUser.orElse(null) : user,
                password == null ? otherPassword.orElse(null) : password);
    }

    /** The same database with another schema first in its search path. */
    DatabaseAddress in(String schema) {
        String separator = jdbcUrl.contains("?") ? "&" : "?";
        return new DatabaseAddress(jdbcUrl + separator + "currentSchema=" + schema, user, password);
    }

    private static DatabaseAddress ofJdbc(String text) {
        int question = text.indexOf('?');
        if (question < 0) {
            return new DatabaseAddress(text, null, null);
        }
        String user = null;
        String password = null;
        var rest = new StringBuilder();
        for (String parameter : text.substring(question + 1).split("&", -1)) {
            if (parameter.startsWith("user=")) {
                user = decoded(parameter.substring("user=".length()));
            } else if (parameter.startsWith("password=")) {
                password = decoded(parameter.substring("password=".length()));
            } else if (!parameter.isEmpty()) {
                rest.append(rest.isEmpty() ? "?" : "&").append(parameter);
            }
        }
        return new DatabaseAddress(text.substring(0, question) + rest, user, password);
    }

    private static DatabaseAddress ofUri(URI uri, String origin) {
        String scheme = uri.getScheme();
        if (scheme == null || !SCHEME.matcher(scheme).matches()) {
            throw refusal(origin, "expected postgresql://user:password@host:port/database");
        }
        if (uri.getHost() == null) {
            throw refusal(origin, "it names no host");
        }
        String database = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
        String[] account = account(uri);
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String port = String.valueOf(uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort());
        String jdbc = JDBC + "//" + uri.getHost() + ":" + port + "/"
                + URLEncoder.encode(database, StandardCharsets.UTF_8) + query;
        return new DatabaseAddress(
                jdbc, account.length > 0 ? account[0] : null, account.length > 1 ? account[1] : null);
    }

    private static String[] account(URI uri) {
        String info = uri.getRawUserInfo();
        if (info == null || info.isEmpty()) {
            return new String[0];
        }
        String[] parts = info.split(":", 2);
        for (int i = 0; i < parts.length; i++) {
            parts[i] = decoded(parts[i].replace("+", "%2B"));
        }
        return parts;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static CoreException refusal(String origin, String why) {
        return new CoreException(ErrorCode.USAGE, origin + " is not a database URL: " + why);
    }

    @Override
    public String toString() {
        return jdbcUrl.replaceFirst("^jdbc:", "").replaceFirst("\\?.*$", "");
    }
}

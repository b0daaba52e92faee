package dev.gradus.http;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides whether a request may come in at all: its host, its origin, its token, the type of its body. */
final class Guard {
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OPEN = Set.of("/health", "/ready");
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private final ServerSettings settings;
    private final Set<String> hosts = new HashSet<>();

    Guard(ServerSettings settings) {
        this.settings = settings;
        hosts.add(HostName.of(settings.host()));
        settings.allowedHosts().forEach(host -> hosts.add(HostName.of(host)));
    }

    void check(Context context) {
        if (!HARMLESS.contains(context.method().name())) {
            checkSite(context);
        }
        checkToken(context);
    }

    void requireHost(Context context) {
        checkHost(context.header("Host"));
    }

    /** A body must say that it is JSON, which no foreign form can. */
    void checkType(Context context) {
        String type = context.contentType();
        String essence = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!essence.equals("application/json") && !essence.endsWith("+json")) {
            throw new Refusal(
                    415,
                    "unsupported-media-type",
                    "a body must have the content type application/json, found '" + essence + "'");
        }
        if (context.header("Content-Encoding") != null) {
            throw new Refusal(415, "unsupported-media-type", "a body must have no content encoding");
        }
    }

    private void checkHost(@Nullable String header) {
        String host = header == null ? "" : HostName.of(header);
        if (!HostName.isLoopback(host) && !hosts.contains(host)) {
            throw new Refusal(
                    403,
                    "host-not-allowed",
                    "this server does not answer to that host name; add it to the allowed hosts");
        }
    }

    private void checkSite(Context context) {
        String origin = context.header("Origin");
        String site = context.header("Sec-Fetch-Site");
        boolean allowed = origin != null && settings.origins().allow(origin);
        boolean ownOrigin = origin == null || isOwn(origin, context.header("Host"));
        boolean ownSite = site == null || OWN_SITES.contains(site.toLowerCase(Locale.ROOT));
        if (!allowed && !(ownOrigin && ownSite)) {
            throw new Refusal(
                    403, "origin-not-allowed", "requests that change something must not come from other sites");
        }
    }

    private static boolean isOwn(String origin, @Nullable String host) {
        return origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host);
    }

    private void checkToken(Context context) {
        ApiToken token = settings.token();
        if (token == null || OPEN.contains(context.path())) {
            return;
        }
        String header = context.header("Authorization");
        boolean bearer = header != null && header.regionMatches(true, 0, "Bearer ", 0, 7);
        if (header == null
                || !bearer
                || !isSame(token.text(), header.substring(7).strip())) {
            throw new Refusal(401, "unauthorized", "this server wants 'Authorization: Bearer TOKEN'");
        }
    }

    private static boolean isSame(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}

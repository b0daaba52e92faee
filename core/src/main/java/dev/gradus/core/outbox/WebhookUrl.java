package dev.gradus.core.outbox;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where deliveries go: an absolute {@code http} or {@code https} address with a host, without user and fragment, of at most
 * 2,000 characters. Which hosts may be reached is {@link TargetRules}' to say. The path may be a secret (it is for Slack), so
 * the text form shows none of it.
 *
 * @param value the address as written
 */
public record WebhookUrl(String value) {
    private static final int MAX_CHARS = 2_000;
    private static final int MAX_PORT = 65_535;

    public WebhookUrl {
        URI uri = parsed(value);
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("a webhook's address begins with http:// or https://");
        }
        if (uri.getHost() == null || uri.getHost().isEmpty()) {
            throw new IllegalArgumentException("a webhook's address names a host");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("a webhook's address has neither a user nor a fragment");
        }
        if (uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
            throw new IllegalArgumentException("a webhook's port is 1 to 65535");
        }
    }

    private static URI parsed(String value) {
        if (value.length() > MAX_CHARS) {
            throw new IllegalArgumentException("a webhook's address has at most " + MAX_CHARS + " characters");
        }
        try {
            return new URI(value);
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException("a webhook's address must be a URL: " + malformed.getReason());
        }
    }

    /** Whether it is spoken to under TLS. */
    public boolean isSecure() {
        return "https".equalsIgnoreCase(uri().getScheme());
    }

    /** The host: a name, an IPv4 address, or an IPv6 address without brackets. */
    public String host() {
        String host = uri().getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** The port, that of the scheme unless one is given. */
    public int port() {
        int given = uri().getPort();
        return given > 0 ? given : isSecure() ? 443 : 80;
    }

    /** The address as people may see it: without path and query, which may be secret. */
    public String shown() {
        URI uri = uri();
        String path = uri.getRawPath();
        boolean bare = uri.getRawQuery() == null && (path == null || path.isEmpty() || path.equals("/"));
        return uri.getScheme() + "://" + uri.getRawAuthority() + (bare ? "/" : "/***");
    }

    private URI uri() {
        return URI.create(value);
    }

    @Override
    public String toString() {
        return shown();
    }
}

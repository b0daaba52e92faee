package dev.gradus.core.outbox;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which addresses may be connected to: those of the public internet, and hosts that the configuration names with their port.
 * Every address that a name resolves to is asked about, and the connection goes to the very address that was (OWASP's advice
 * against server-side request forgery). What is not known to be public is refused.
 *
 * @param allowed {@code host:port} of receivers that may be anywhere, IPv6 in brackets; lower case
 */
public record TargetRules(Set<String> allowed) {
    /** Only the public internet. */
    public static final TargetRules PUBLIC_ONLY = new TargetRules(Set.of());

    public TargetRules {
        allowed = allowed.stream().map(entry -> entry.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        for (String entry : allowed) {
            if (!entry.matches("(\\[[0-9a-f:.]+]|[a-z0-9._-]+):\\d{1,5}")) {
                throw new IllegalArgumentException("'%s' must be host:port".formatted(entry));
            }
        }
    }

    /** Why the address may not be connected to, if it may not. */
    public Optional<String> refusal(WebhookUrl url, InetAddress address) {
        return refusal(url.host(), url.port(), address);
    }

    /**
     * The same.
     *
     * @param name of the host, or its address without brackets
     */
    public Optional<String> refusal(String name, int port, InetAddress address) {
        String host = name.toLowerCase(Locale.ROOT);
        return allowed.contains((host.contains(":") ? "[" + host + "]" : host) + ":" + port)
                ? Optional.empty()
                : kind(address)
                        .map(kind -> "%s is %s address; add %s:%d to the allowed targets if that is meant"
                                .formatted(address.getHostAddress(), kind, host, port));
    }

    /** What the address is instead of public. */
    private static Optional<String> kind(InetAddress address) {
        if (address.isAnyLocalAddress()) {
            return Optional.of("an unspecified");
        } else if (address.isLoopbackAddress()) {
            return Optional.of("a loopback");
        } else if (address.isLinkLocalAddress()) {
            return Optional.of("a link-local");
        } else if (address.isSiteLocalAddress()) {
            return Optional.of("a private");
        } else if (address.isMulticastAddress()) {
            return Optional.of("a multicast");
        }
        boolean reserved = address instanceof Inet4Address
                ? isReserved(address.getAddress())
                : !(address instanceof Inet6Address) || !isGlobal(address.getAddress());
        return reserved ? Optional.of("a reserved") : Optional.empty();
    }

    /** IANA's special-purpose registry for IPv4, beyond what {@link InetAddress} knows. */
    private static boolean isReserved(byte[] ip) {
        int a = ip[0] & 0xff;
        int b = ip[1] & 0xff;
        int c = ip[2] & 0xff;
        return a == 0
                || (a == 100 && b >= 64 && b < 128) // shared, RFC 6598
                || (a == 192 && b == 0 && (c == 0 || c == 2)) // protocols, documentation
                || (a == 192 && b == 88 && c == 99) // 6to4 relays
                || (a == 198 && (b == 18 || b == 19)) // benchmarks
                || (a == 198 && b == 51 && c == 100) // documentation
                || (a == 203 && b == 0 && c == 113) // documentation
                || a >= 240; // future use, broadcast
    }

    /** Only 2000::/3 is global unicast, and of that not what carries an IPv4 address or is set apart. */
    private static boolean isGlobal(byte[] ip) {
        int first = ((ip[0] & 0xff) << 8) | (ip[1] & 0xff);
        int second = ((ip[2] & 0xff) << 8) | (ip[3] & 0xff);
        boolean setApart = first == 0x2002 // 6to4
                || (first == 0x2001
                        && (second < 0x0200 || second == 0x0db8)) // Teredo, ORCHID and others; documentation
                || (first == 0x3fff && second < 0x1000); // documentation
        return first >>> 13 == 1 && !setApart;
    }
}

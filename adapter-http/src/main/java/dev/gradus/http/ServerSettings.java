package dev.gradus.http;

import static java.util.Objects.requireNonNull;

import dev.gradus.core.container.TrustLevel;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link GradusServer} serves.
 *
 * @param host the address to listen on
 * @param port the port, 0 for any free one
 * @param token what callers have to know, when not everybody may call
 * @param allowedHosts names that a {@code Host} header may carry beside the loopback names and the bound host
 * @param origins pages that may call beside those of this server
 * @param allowHostCommands whether step kinds that run programs on the host may come in without a token
 * @param version of this program, for people
 */
public record ServerSettings(
        String host,
        int port,
        @Nullable ApiToken token,
        Set<String> allowedHosts,
        Origins origins,
        boolean allowHostCommands,
        String version) {
    public ServerSettings {
        requireNonNull(host, "host");
        requireNonNull(version, "version");
        allowedHosts = Set.copyOf(allowedHosts);
        requireNonNull(origins, "origins");
        if (port < 0 || port > 65_535) {
            throw new CoreException(ErrorCode.USAGE, "a port is 0 to 65535, found " + port);
        }
        if (token == null && !HostName.isLoopback(HostName.of(host))) {
            throw new CoreException(
                    ErrorCode.NOT_ALLOWED,
                    "refusing to listen on '" + host + "' without an API token: everybody who reaches it could run"
                            + " work here; configure a token or listen on 127.0.0.1");
        }
    }

    /** Open, on the loopback address. */
    public static ServerSettings local(int port, String version) {
        return new ServerSettings("127.0.0.1", port, null, Set.of(), Origins.OWN, false, version);
    }

    /** What containers may do in tasks that come in over HTTP. */
    TrustLevel trust() {
        return token == null ? TrustLevel.NETWORKED : token.trust();
    }

    /** Whether what comes in over HTTP may run programs on the host. */
    boolean mayRunHostCommands() {
        return token != null || allowHostCommands;
    }
}

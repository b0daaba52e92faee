package dev.gradus.http;

import dev.gradus.core.outbox.TargetRules;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves names for connections, once for each: the addresses given back are the ones that were checked, and when one of them may
 * not be connected to there are none, because names are answered differently each time. Thread safe.
 *
 * @param rules which addresses may be connected to
 * @param lookup finds them
 */
record CheckedNames(TargetRules rules, AddressLookup lookup) implements DnsResolver {
    private static final int MOST_ADDRESSES = 64;

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        List<InetSocketAddress> checked = new ArrayList<>();
        for (InetAddress address : lookup.addresses(host)) {
            String refusal = rules.refusal(host, port, address).orElse(null);
            if (refusal != null) {
                throw new RefusedAddress(refusal);
            }
            checked.add(new InetSocketAddress(address, port));
        }
        if (checked.isEmpty() || checked.size() > MOST_ADDRESSES) {
            throw new RefusedAddress("'%s' has %d addresses".formatted(host, checked.size()));
        }
        return checked;
    }

    /** Never asked: rules are about a host and its port. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        throw new RefusedAddress("'%s' was asked for without a port".formatted(host));
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** An address that may not be connected to. */
    static final class RefusedAddress extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        RefusedAddress(String message) {
            super(message);
        }
    }
}

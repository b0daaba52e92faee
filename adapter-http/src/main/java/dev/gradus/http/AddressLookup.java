package dev.gradus.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a name. */
@FunctionalInterface
interface AddressLookup {
    /** As the machine is set up. */
    AddressLookup SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    /** All addresses of the host, at least one. */
    List<InetAddress> addresses(String host) throws UnknownHostException;
}

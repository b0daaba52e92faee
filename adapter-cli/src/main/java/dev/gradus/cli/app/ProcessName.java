package dev.gradus.cli.app;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What this process is called for people: its host and its number. */
final class ProcessName {
    private ProcessName() {}

    static String current() {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            host = "localhost";
        }
        return host + ":" + ProcessHandle.current().pid();
    }
}

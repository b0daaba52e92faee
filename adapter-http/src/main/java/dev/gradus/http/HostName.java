package dev.gradus.http;

import java.util.Locale;
import java.util.regex.Pattern;

/** Reads names of hosts as they stand in {@code Host} headers and bind addresses, without asking any resolver. */
final class HostName {
    private static final Pattern LOOPBACK_V4 = Pattern.compile("127(\\.\\d{1,3}){3}");

    private HostName() {}

    /** The name without port and brackets, in lower case. */
    static String of(String authority) {
        String text = authority.strip().toLowerCase(Locale.ROOT);
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            return end < 0 ? text : text.substring(1, end);
        }
        int colon = text.indexOf(':');
        boolean isAddressV6 = colon != text.lastIndexOf(':');
        return colon < 0 || isAddressV6 ? text : text.substring(0, colon);
    }

    static boolean isLoopback(String name) {
        return name.equals("localhost")
                || name.equals("::1")
                || name.equals("0:0:0:0:0:0:0:1")
                || LOOPBACK_V4.matcher(name).matches();
    }
}

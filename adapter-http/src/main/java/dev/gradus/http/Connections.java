package dev.gradus.http;

import jakarta.servlet.http.HttpServletRequest;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.HttpConfiguration;

/** What only Jetty can do with a connection. */
final class Connections {
    private static final int MAX_HEADER_BYTES = 16 << 10;
    private static final long IDLE_MILLIS = 30_000;

    private Connections() {}

    /** Closes the request's connection at once, whatever is still unsent. */
    static Runnable closer(HttpServletRequest request) {
        EndPoint endPoint = ServletContextRequest.getServletContextRequest(request)
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
        return endPoint::close;
    }

    static void configure(HttpConfiguration http) {
        http.setRequestHeaderSize(MAX_HEADER_BYTES);
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setSendDateHeader(true);
        http.setIdleTimeout(IDLE_MILLIS);
    }
}

package dev.gradus.core.host;

import dev.gradus.core.outbox.WebhookUrl;
import java.io.IOException;
import java.net.Socket;
import java.util.function.Supplier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * TLS over connected sockets: the certificate has to be that of the host in the address, whatever was connected to.
 *
 * @param factory asked when there is something to send, because making it reads the platform's certificates
 */
record TlsSockets(Supplier<SSLSocketFactory> factory) {

    /** With the certificates that the platform trusts. */
    static TlsSockets ofPlatform() {
        return new TlsSockets(() -> (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    Socket over(Socket connected, WebhookUrl url) throws IOException {
        SSLSocket socket = (SSLSocket) factory.get().createSocket(connected, url.host(), url.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }
}

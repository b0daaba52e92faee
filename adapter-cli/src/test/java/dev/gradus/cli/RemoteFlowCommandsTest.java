package dev.gradus.cli;

import dev.gradus.http.GradusServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** To a server. */
class RemoteFlowCommandsTest extends FlowCommandsContract {
    private @Nullable GradusServer server;

    @BeforeEach
    void serve() {
        server = Servers.over(platform());
        platform().server(server.url());
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }
}

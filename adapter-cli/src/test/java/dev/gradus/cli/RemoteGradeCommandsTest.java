package dev.gradus.cli;

import dev.gradus.core.engine.WorkerOptions;
import dev.gradus.http.GradusServer;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** To a server. */
class RemoteGradeCommandsTest extends GradeCommandsContract {
    private @Nullable GradusServer server;

    @BeforeEach
    void serve() {
        server = Servers.over(platform());
        platform().server(server.url());
        platform().gradus().startWorker(new WorkerOptions("of the server", 4, Map.of()));
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }
}

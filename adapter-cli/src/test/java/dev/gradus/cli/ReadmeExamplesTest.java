package dev.gradus.cli;

import dev.gradus.core.kind.ReadmeWorld;
import dev.gradus.core.testing.FakeContainerEngine;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** On an engine in memory. */
class ReadmeExamplesTest extends ReadmeExamplesContract<FakeContainerEngine> {

    ReadmeExamplesTest() {
        super(new FakeContainerEngine(1));
    }

    @BeforeEach
    void furnish() throws IOException {
        ReadmeWorld.furnish(engine, folder);
    }

    @AfterEach
    void close() {
        platform.close();
        engine.close();
    }
}

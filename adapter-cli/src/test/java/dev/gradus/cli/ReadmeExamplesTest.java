package dev.gradus.cli;

import dev.gradus.core.kind.ReadmeWorld;
import dev.gradus.core.testing.FakeContainerEngine;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** On an engine in memory. */
@Execution(ExecutionMode.CONCURRENT)
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

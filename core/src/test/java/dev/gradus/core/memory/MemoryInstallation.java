package dev.gradus.core.memory;

import dev.gradus.core.port.Stores;
import dev.gradus.core.port.StoresContract;
import dev.gradus.core.step.SessionId;
import java.time.Duration;
import java.time.InstantSource;

/** Stores in memory, new for each test, on a clock that runs. */
abstract class MemoryInstallation implements StoresContract {
    private final Stores stores = new InMemoryStores(InstantSource.system());

    @Override
    public Stores stores() {
        return stores;
    }

    @Override
    public void expire(SessionId session) {
        stores.sessions().renew(session, Duration.ofSeconds(-1));
    }
}

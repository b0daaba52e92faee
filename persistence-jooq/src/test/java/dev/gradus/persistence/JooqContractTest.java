package dev.gradus.persistence;

import dev.gradus.core.port.Stores;
import dev.gradus.core.port.StoresContract;
import dev.gradus.core.step.SessionId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** What the tests of all contracts share: a database of their own for each class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JooqContractTest implements StoresContract {
    private TestStores database;

    @BeforeAll
    void open() {
        database = opened();
    }

    /** The stores under test, by default in the schema where the connections look first. */
    TestStores opened() {
        return TestStores.open();
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Override
    public Stores stores() {
        return database.stores();
    }

    @Override
    public void expire(SessionId session) {
        database.expire(session);
    }
}

package dev.gradus.persistence;

import dev.gradus.core.port.DefinitionStoreContract;
import dev.gradus.core.port.EventLogContract;
import dev.gradus.core.port.LogStoreContract;
import dev.gradus.core.port.StatisticsContract;
import dev.gradus.core.port.TaskStoreContract;
import dev.gradus.core.port.WorkHintContract;
import dev.gradus.core.port.WorkQueueContract;
import dev.gradus.core.port.WorkerSessionsContract;
import org.junit.jupiter.api.Nested;

/** Every contract once more, in a schema that is on nobody's search_path. */
class OwnSchemaTest {

    /** Connections that find nothing by themselves. */
    abstract static class Elsewhere extends JooqContractTest {
        @Override
        TestStores opened() {
            return TestStores.openInOwnSchema();
        }
    }

    @Nested
    class Tasks extends Elsewhere implements TaskStoreContract {}

    @Nested
    class Queue extends Elsewhere implements WorkQueueContract {}

    @Nested
    class Sessions extends Elsewhere implements WorkerSessionsContract {}

    @Nested
    class Events extends Elsewhere implements EventLogContract {}

    @Nested
    class Logs extends Elsewhere implements LogStoreContract {}

    @Nested
    class Definitions extends Elsewhere implements DefinitionStoreContract {}

    @Nested
    class Hints extends Elsewhere implements WorkHintContract {}

    @Nested
    class Statistics extends Elsewhere implements StatisticsContract {}
}

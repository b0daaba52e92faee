package dev.gradus.persistence;

import dev.gradus.core.port.EventLogContract;

class JooqEventLogTest extends JooqContractTest implements EventLogContract {}

package dev.gradus.persistence;

import dev.gradus.core.port.WorkQueueContract;

class JooqWorkQueueTest extends JooqContractTest implements WorkQueueContract {}

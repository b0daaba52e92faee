package dev.gradus.persistence;

import dev.gradus.core.port.WorkerSessionsContract;

class JooqWorkerSessionsTest extends JooqContractTest implements WorkerSessionsContract {}

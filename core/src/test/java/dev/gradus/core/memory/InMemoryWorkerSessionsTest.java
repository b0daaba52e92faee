package dev.gradus.core.memory;

import dev.gradus.core.port.WorkerSessionsContract;

class InMemoryWorkerSessionsTest extends MemoryInstallation implements WorkerSessionsContract {}

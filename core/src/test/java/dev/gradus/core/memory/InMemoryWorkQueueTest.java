package dev.gradus.core.memory;

import dev.gradus.core.port.WorkQueueContract;

class InMemoryWorkQueueTest extends MemoryInstallation implements WorkQueueContract {}

package dev.gradus.core.memory;

import dev.gradus.core.port.TaskStoreContract;

class InMemoryTaskStoreTest extends MemoryInstallation implements TaskStoreContract {}

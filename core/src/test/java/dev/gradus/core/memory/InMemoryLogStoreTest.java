package dev.gradus.core.memory;

import dev.gradus.core.port.LogStoreContract;

class InMemoryLogStoreTest extends MemoryInstallation implements LogStoreContract {}

package dev.gradus.core.memory;

import dev.gradus.core.port.OutboxContract;

class InMemoryOutboxTest extends MemoryInstallation implements OutboxContract {}

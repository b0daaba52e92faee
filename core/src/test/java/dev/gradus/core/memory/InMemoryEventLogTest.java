package dev.gradus.core.memory;

import dev.gradus.core.port.EventLogContract;

class InMemoryEventLogTest extends MemoryInstallation implements EventLogContract {}

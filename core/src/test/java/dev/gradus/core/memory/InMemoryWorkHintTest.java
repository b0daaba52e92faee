package dev.gradus.core.memory;

import dev.gradus.core.port.WorkHintContract;

class InMemoryWorkHintTest extends MemoryInstallation implements WorkHintContract {}

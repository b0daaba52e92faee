package dev.gradus.core.memory;

import dev.gradus.core.port.OutboxContract;
import dev.gradus.core.port.OutboxRaceContract;

class InMemoryOutboxTest extends MemoryInstallation implements OutboxContract, OutboxRaceContract {}

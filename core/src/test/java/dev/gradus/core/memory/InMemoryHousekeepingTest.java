package dev.gradus.core.memory;

import dev.gradus.core.port.HousekeepingContract;

class InMemoryHousekeepingTest extends MemoryInstallation implements HousekeepingContract {}

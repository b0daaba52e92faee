package dev.gradus.core.memory;

import dev.gradus.core.port.ScheduleKeysContract;
import dev.gradus.core.port.ScheduleStoreContract;

class InMemoryScheduleStoreTest extends MemoryInstallation implements ScheduleStoreContract, ScheduleKeysContract {}

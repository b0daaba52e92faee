package dev.gradus.core.memory;

import dev.gradus.core.port.StatisticsContract;

class InMemoryStatisticsTest extends MemoryInstallation implements StatisticsContract {}

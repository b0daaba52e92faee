package dev.gradus.persistence;

import dev.gradus.core.port.StatisticsContract;

class JooqStatisticsTest extends JooqContractTest implements StatisticsContract {}

package dev.gradus.persistence;

import dev.gradus.core.port.HousekeepingContract;

class JooqHousekeepingTest extends JooqContractTest implements HousekeepingContract {}

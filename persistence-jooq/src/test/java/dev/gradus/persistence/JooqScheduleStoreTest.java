package dev.gradus.persistence;

import dev.gradus.core.port.ScheduleKeysContract;
import dev.gradus.core.port.ScheduleStoreContract;

class JooqScheduleStoreTest extends JooqContractTest implements ScheduleStoreContract, ScheduleKeysContract {}

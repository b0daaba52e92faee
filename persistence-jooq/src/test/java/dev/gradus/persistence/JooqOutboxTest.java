package dev.gradus.persistence;

import dev.gradus.core.port.OutboxContract;
import dev.gradus.core.port.OutboxRaceContract;

class JooqOutboxTest extends JooqContractTest implements OutboxContract, OutboxRaceContract {}

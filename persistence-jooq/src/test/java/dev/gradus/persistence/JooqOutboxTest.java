package dev.gradus.persistence;

import dev.gradus.core.port.OutboxContract;

class JooqOutboxTest extends JooqContractTest implements OutboxContract {}

package dev.gradus.persistence;

import dev.gradus.core.port.LogStoreContract;

class JooqLogStoreTest extends JooqContractTest implements LogStoreContract {}

package dev.gradus.persistence;

import dev.gradus.core.port.LedgerContract;

class JooqLedgerStoreTest extends JooqContractTest implements LedgerContract {}

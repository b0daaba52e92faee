package dev.gradus.core.memory;

import dev.gradus.core.port.LedgerContract;

class InMemoryLedgerStoreTest extends MemoryInstallation implements LedgerContract {}

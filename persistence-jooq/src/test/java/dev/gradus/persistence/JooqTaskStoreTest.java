package dev.gradus.persistence;

import dev.gradus.core.port.TaskStoreContract;

class JooqTaskStoreTest extends JooqContractTest implements TaskStoreContract {}

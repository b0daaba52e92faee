package dev.gradus.persistence;

import dev.gradus.core.port.DefinitionStoreContract;

class JooqDefinitionStoreTest extends JooqContractTest implements DefinitionStoreContract {}

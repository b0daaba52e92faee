package dev.gradus.core.memory;

import dev.gradus.core.port.DefinitionStoreContract;

class InMemoryDefinitionStoreTest extends MemoryInstallation implements DefinitionStoreContract {}

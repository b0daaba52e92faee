package dev.gradus.core.memory;

import dev.gradus.core.port.SubscriptionStoreContract;

class InMemorySubscriptionStoreTest extends MemoryInstallation implements SubscriptionStoreContract {}

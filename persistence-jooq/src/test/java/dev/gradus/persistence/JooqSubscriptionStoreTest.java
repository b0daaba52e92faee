package dev.gradus.persistence;

import dev.gradus.core.port.SubscriptionStoreContract;

class JooqSubscriptionStoreTest extends JooqContractTest implements SubscriptionStoreContract {}

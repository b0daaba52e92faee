package dev.gradus.persistence;

import dev.gradus.core.port.WorkHintContract;

class ListenNotifyHintTest extends JooqContractTest implements WorkHintContract {}

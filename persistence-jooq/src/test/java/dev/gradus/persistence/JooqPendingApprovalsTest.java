package dev.gradus.persistence;

import dev.gradus.core.port.PendingApprovalsContract;

class JooqPendingApprovalsTest extends JooqContractTest implements PendingApprovalsContract {}

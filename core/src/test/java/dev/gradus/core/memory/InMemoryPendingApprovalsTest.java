package dev.gradus.core.memory;

import dev.gradus.core.port.PendingApprovalsContract;

class InMemoryPendingApprovalsTest extends MemoryInstallation implements PendingApprovalsContract {}

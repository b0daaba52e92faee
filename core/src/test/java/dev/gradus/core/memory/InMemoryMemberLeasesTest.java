package dev.gradus.core.memory;

import dev.gradus.core.port.MemberLeasesContract;

class InMemoryMemberLeasesTest extends MemoryInstallation implements MemberLeasesContract {}

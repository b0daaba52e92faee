package dev.gradus.persistence;

import dev.gradus.core.port.MemberLeasesContract;

class JooqMemberLeasesTest extends JooqContractTest implements MemberLeasesContract {}

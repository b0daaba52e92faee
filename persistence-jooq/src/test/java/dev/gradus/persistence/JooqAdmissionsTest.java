package dev.gradus.persistence;

import dev.gradus.core.port.AdmissionContract;

class JooqAdmissionsTest extends JooqContractTest implements AdmissionContract {}

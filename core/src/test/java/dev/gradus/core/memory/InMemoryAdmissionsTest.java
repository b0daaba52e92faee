package dev.gradus.core.memory;

import dev.gradus.core.port.AdmissionContract;

class InMemoryAdmissionsTest extends MemoryInstallation implements AdmissionContract {}

/** The engine: workers, sessions, sweeping, manual driving, and the services behind the driving ports. */
@NullMarked
package dev.gradus.core.engine;

import org.jspecify.annotations.NullMarked;

/** Driving ports: what Gradus does for those who use it, one interface per capability. */
@NullMarked
package dev.gradus.core.api;

import org.jspecify.annotations.NullMarked;

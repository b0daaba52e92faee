/** The HTTP face: routes over the driving ports, served by Javalin. */
@NullMarked
package dev.gradus.http;

import org.jspecify.annotations.NullMarked;

/** Driven ports: what the core needs from stores, engines and hosts, in role names. */
@NullMarked
package dev.gradus.core.port;

import org.jspecify.annotations.NullMarked;

/** Driven ports on nothing but the JDK and the operating system: files, processes, threads. */
@NullMarked
package dev.gradus.core.host;

import org.jspecify.annotations.NullMarked;

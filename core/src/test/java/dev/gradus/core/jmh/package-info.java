/**
 * How long the pure parts take, by JMH. They are compiled with the tests and run by none; {@code mvn -pl core test
 * -Dtest=Benchmarks} runs them.
 */
@NullMarked
package dev.gradus.core.jmh;

import org.jspecify.annotations.NullMarked;

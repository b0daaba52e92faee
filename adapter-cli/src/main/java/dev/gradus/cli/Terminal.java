package dev.gradus.cli;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.time.InstantSource;

/**
 * Who is at the other end.
 *
 * @param input standard input
 * @param interactive whether a person answers
 * @param colour whether colours are wanted
 * @param clock for times relative to now
 */
public record Terminal(BufferedReader input, boolean interactive, boolean colour, InstantSource clock) {
    public Terminal {
        requireNonNull(input, "input");
        requireNonNull(clock, "clock");
    }
}

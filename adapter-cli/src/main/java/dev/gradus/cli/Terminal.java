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
 * @param statusColumns how wide the terminal is that messages go to; 0 when nothing may be drawn over there
 * @param clock for times relative to now
 */
public record Terminal(
        BufferedReader input, boolean interactive, boolean colour, int statusColumns, InstantSource clock) {
    public Terminal {
        requireNonNull(input, "input");
        requireNonNull(clock, "clock");
    }
}

package dev.gradus.core.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks of this package. Its name fits no pattern of tests: it runs when it is asked for by name. JMH's own options
 * are given as {@code -Djmh="-f 1 -wi 3 decide"}.
 */
class Benchmarks {

    @Test
    void run() throws RunnerException, CommandLineOptionException {
        String given = System.getProperty("jmh", "").strip();
        var options = new OptionsBuilder()
                .parent(new CommandLineOptions(given.isEmpty() ? new String[0] : given.split(" +")))
                .jvmArgs("-Xmx512m"); // its own: those of the tests bring an agent
        Collection<RunResult> results = new Runner(options.build()).run();
        assertThat(results).isNotEmpty();
    }
}

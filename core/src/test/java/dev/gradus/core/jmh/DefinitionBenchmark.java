package dev.gradus.core.jmh;

import dev.gradus.core.Gradus;
import dev.gradus.core.api.Definitions;
import dev.gradus.core.definition.Definition;
import dev.gradus.core.definition.DefinitionText;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Reading a definition with all its checks. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DefinitionBenchmark {
    /** How many steps it has. */
    @Param({"3", "100"})
    public int steps;

    private final Gradus gradus = Gradus.builder().build();
    private final Definitions definitions = gradus.definitions();
    private DefinitionText text = new DefinitionText("none", "");

    /** Writes the definition. */
    @Setup
    public void write() {
        text = new DefinitionText(
                "chain.yaml",
                IntStream.rangeClosed(1, steps)
                        .mapToObj(DefinitionBenchmark::step)
                        .collect(Collectors.joining(
                                "", "name: chain\ninputs: { text: { type: string } }\nsteps:\n", "")));
    }

    private static String step(int number) {
        String needs = number == 1 ? "" : "    needs: [s" + (number - 1) + "]\n";
        return "  - id: s" + number + "\n" + needs
                + "    tool: { name: echo, input: { text: \"${inputs.text}\" } }\n    timeout: 5m\n";
    }

    /** Ends what the engine began. */
    @TearDown
    public void close() {
        gradus.close();
    }

    /** Text to definition. */
    @Benchmark
    public Definition read() {
        return definitions.read(text).orThrow();
    }
}

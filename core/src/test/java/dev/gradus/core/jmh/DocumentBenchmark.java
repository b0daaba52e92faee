package dev.gradus.core.jmh;

import dev.gradus.core.data.Document;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reading, writing and binding a document of the size of a step's settings. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DocumentBenchmark {
    private static final String TEXT =
            "{\"image_tag\":\"my-app:1.0\",\"files\":[\"Dockerfile\",\"main.c\"],\"limits\":{\"cpus\":2,\"memory_mb\":512}}";

    private final Document document = Document.parse(TEXT);
    private final Settings settings = document.as(Settings.class);

    /** What the document says, as a record. */
    public record Settings(String imageTag, List<String> files, Limits limits) {}

    /** A record in a record. */
    public record Limits(int cpus, int memoryMb) {}

    /** Text to document. */
    @Benchmark
    public Document parse() {
        return Document.parse(TEXT);
    }

    /** Document to text. */
    @Benchmark
    public String write() {
        return document.toJson();
    }

    /** Document to record. */
    @Benchmark
    public Settings bind() {
        return document.as(Settings.class);
    }

    /** Record to document. */
    @Benchmark
    public Document unbind() {
        return Document.ofRecord(settings);
    }

    /** The hash of its canonical form. */
    @Benchmark
    public String hash() {
        return document.sha256Hex();
    }
}

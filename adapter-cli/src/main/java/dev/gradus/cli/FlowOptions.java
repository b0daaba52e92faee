package dev.gradus.cli;

import dev.gradus.core.data.Document;
import dev.gradus.core.data.DocumentException;
import java.math.BigInteger;
import picocli.CommandLine.Option;

/** The input of taskonaut's flows. picocli fills it in. */
final class FlowOptions {
    @Option(names = "--text", paramLabel = "TEXT", description = "What to echo (${DEFAULT-VALUE}).")
    private String text = "hello";

    @Option(names = "--a", paramLabel = "N", description = "The first number to add (${DEFAULT-VALUE}).")
    private BigInteger a = BigInteger.ONE;

    @Option(names = "--b", paramLabel = "N", description = "The second number to add (${DEFAULT-VALUE}).")
    private BigInteger b = BigInteger.TWO;

    /** The body that makes a task of this flow. */
    Document body(String flow) {
        try {
            return Document.emptyObject()
                    .with("text", text)
                    .with("a", a)
                    .with("b", b)
                    .with("flow_name", flow);
        } catch (DocumentException e) {
            throw FlowRefusal.of(String.valueOf(e.getMessage()));
        }
    }
}

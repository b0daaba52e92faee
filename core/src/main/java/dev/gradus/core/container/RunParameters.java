package dev.gradus.core.container;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a step's {@code parameters} of {@code docker run} say.
 *
 * @param options those that fit
 * @param words what is no option: the image, and the command after it; often empty
 * @param faults everything that is wrong; when there is one, nothing may be run
 */
public record RunParameters(RunOptions options, List<String> words, List<OptionFault> faults) {
    public RunParameters {
        requireNonNull(options, "options");
        words = List.copyOf(words);
        faults = List.copyOf(faults);
    }

    /**
     * Reads them as the Docker command line reads its arguments; an element that holds several words is split as a shell would
     * do.
     */
    public static RunParameters parse(List<String> elements) {
        CommandLine<RunOption> line = CommandLine.read(OptionTable.RUN, elements);
        return new RunParameters(new RunOptions(line.options()), line.words(), line.faults());
    }
}

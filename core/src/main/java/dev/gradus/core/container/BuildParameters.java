package dev.gradus.core.container;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a step's {@code parameters} of {@code docker build} say.
 *
 * @param options those that fit
 * @param words what is no option: the context; often empty
 * @param faults everything that is wrong; when there is one, nothing may be built
 */
public record BuildParameters(BuildOptions options, List<String> words, List<OptionFault> faults) {
    public BuildParameters {
        requireNonNull(options, "options");
        words = List.copyOf(words);
        faults = List.copyOf(faults);
    }

    /**
     * Reads them as the Docker command line reads its arguments; an element that holds several words is split as a shell would
     * do.
     */
    public static BuildParameters parse(List<String> elements) {
        CommandLine<BuildOption> line = CommandLine.read(OptionTable.BUILD, elements);
        return new BuildParameters(new BuildOptions(line.options()), line.words(), line.faults());
    }
}

package dev.gradus.core.engine;

import dev.gradus.core.data.Document;
import dev.gradus.core.definition.Interpolation;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.step.Concurrency;
import dev.gradus.core.step.Gates;
import dev.gradus.core.step.StepKey;
import dev.gradus.core.step.StepSpec;
import java.util.List;
import java.util.Optional;

/** Concurrency keys that name inputs, settled for one task: what is counted has to be known before a step may begin. */
final class ConcurrencyKeys {
    private ConcurrencyKeys() {}

    /** The steps with their keys as these inputs make them; where none names inputs, the same list, by which stores know siblings. */
    static List<StepSpec> settled(List<StepSpec> steps, Document inputs) {
        return steps.stream().anyMatch(ConcurrencyKeys::namesInputs)
                ? steps.stream().map(step -> settled(step, inputs)).toList()
                : steps;
    }

    private static boolean namesInputs(StepSpec step) {
        Concurrency concurrency = step.gates().concurrency();
        return concurrency != null && Interpolation.hasPlaceholders(concurrency.key());
    }

    /** The step with its key as these inputs make it; INVALID_INPUT when that is no key. */
    static StepSpec settled(StepSpec step, Document inputs) {
        Gates gates = step.gates();
        Concurrency concurrency = gates.concurrency();
        if (concurrency == null || !Interpolation.hasPlaceholders(concurrency.key())) {
            return step;
        }
        Document key = Interpolation.resolve(Document.of(concurrency.key()), new Inputs(inputs));
        String text = key.isString() ? key.text() : key.toJson();
        try {
            Concurrency settled = new Concurrency(text, concurrency.limit());
            return step.under(step.policies().admittedBy(new Gates(gates.queue(), settled)));
        } catch (IllegalArgumentException unfit) {
            throw new CoreException(
                    ErrorCode.INVALID_INPUT, "step '%s': %s".formatted(step.key(), unfit.getMessage()), unfit);
        }
    }

    /** Nothing but inputs. */
    private record Inputs(Document inputs) implements Interpolation.Values {
        @Override
        public Optional<Document> results(StepKey step) {
            return Optional.empty();
        }

        @Override
        public Document task() {
            return Document.emptyObject();
        }

        @Override
        public Document feedback() {
            return Document.emptyObject();
        }

        @Override
        public Optional<String> environment(String name) {
            return Optional.empty();
        }
    }
}

package dev.gradus.docker;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts programs of this machine as root: skipped without them, unless {@code GRADUS_TEST_DOCKER} is {@code required}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RequiresProgram.Condition.class)
public @interface RequiresProgram {

    /** The programs. */
    String[] value();

    /** Looks for them. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            List<String> missing = context
                    .getTestClass()
                    .map(test -> test.getAnnotation(RequiresProgram.class))
                    .map(required -> List.of(required.value()))
                    .orElse(List.of())
                    .stream()
                    .filter(program -> HostProgram.find(program).isEmpty())
                    .toList();
            boolean there = missing.isEmpty() && "root".equals(System.getProperty("user.name"));
            return there || "required".equals(System.getenv("GRADUS_TEST_DOCKER"))
                    ? ConditionEvaluationResult.enabled("the programs can be started, or are required")
                    : ConditionEvaluationResult.disabled("programs are missing, or this is not root: " + missing);
        }
    }
}

package dev.gradus.docker;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts a program of this machine as root: skipped without it, unless {@code GRADUS_TEST_DOCKER} is {@code required}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RequiresProgram.Condition.class)
public @interface RequiresProgram {

    /** The program. */
    String value();

    /** Looks for it. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            String program = context.getTestClass()
                    .map(test -> test.getAnnotation(RequiresProgram.class))
                    .map(RequiresProgram::value)
                    .orElse("");
            boolean there = program.isEmpty()
                    || HostProgram.find(program).isPresent() && "root".equals(System.getProperty("user.name"));
            return there || "required".equals(System.getenv("GRADUS_TEST_DOCKER"))
                    ? ConditionEvaluationResult.enabled(program + " can be started, or is required")
                    : ConditionEvaluationResult.disabled(program + " is missing, or this is not root");
        }
    }
}

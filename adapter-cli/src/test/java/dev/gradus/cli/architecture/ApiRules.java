package dev.gradus.cli.architecture;

import static com.tngtech.archunit.core.domain.JavaModifier.PROTECTED;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/**
 * What the public API may show.
 *
 * @param root the package that stands for {@code dev.gradus}: the real one, or that of planted violations
 * @param api what is promised
 */
record ApiRules(String root, PromisedApi api) {
    /** Passed between the engine, its stores and its container engine; no application calls them. */
    private static final Set<String> PASSED_ON = Set.of(".core.container", ".core.transition");

    /** A caller who sees a method of the API can rely on all that it takes and gives. */
    ArchRule theApiShowsOnlyApi() {
        return codeUnits()
                .that(DescribedPredicate.describe("are shown by the API", this::isShown))
                .should(new ArchCondition<>("show only what is API") {
                    @Override
                    public void check(JavaCodeUnit shown, ConditionEvents events) {
                        shown.getAllInvolvedRawTypes().stream()
                                .map(JavaClass::getBaseComponentType)
                                .filter(type -> !isReliable(type))
                                .forEach(type -> events.add(SimpleConditionEvent.violated(
                                        shown, shown.getFullName() + " shows " + type.getName())));
                    }
                });
    }

    private boolean isShown(JavaCodeUnit unit) {
        boolean isVisible =
                unit.getModifiers().contains(PUBLIC) || unit.getModifiers().contains(PROTECTED);
        return isVisible && isPublicThroughout(unit.getOwner()) && api.includes(unit.getOwner());
    }

    private static boolean isPublicThroughout(JavaClass type) {
        return type.getModifiers().contains(PUBLIC)
                && type.getEnclosingClass().map(ApiRules::isPublicThroughout).orElse(true);
    }

    private boolean isReliable(JavaClass type) {
        String packageName = type.getPackageName();
        return !packageName.startsWith(root + ".")
                || api.includes(type)
                || PASSED_ON.stream().anyMatch(passed -> packageName.equals(root + passed));
    }
}

package dev.gradus.cli.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What core may do.
 *
 * @param root the package that stands for {@code dev.gradus.core}: the real one, or that of planted violations
 */
record CoreRules(String root) {

    /** Allow-list: the JDK without SQL and desktop, annotations, Jackson's families. */
    ArchRule coreImportsOnlyWhatItMay() {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                root + "..",
                                "java.lang..",
                                "java.io",
                                "java.math",
                                "java.net..",
                                "java.nio..",
                                "java.security",
                                "java.text",
                                "java.time..",
                                "java.util..",
                                "javax.crypto..", // signatures of webhooks
                                "org.jspecify.annotations",
                                "com.fasterxml.jackson..",
                                "com.cronutils..",
                                "org.yaml.snakeyaml..",
                                "")
                        .as("of the JDK, annotations and its documents' libraries"))
                .allowEmptyShould(false);
    }

    /** The libraries of documents stay where documents are read. */
    ArchRule jacksonStaysInDataAndDefinition() {
        return noClasses()
                .that(resideInAPackage(root + "..")
                        .and(not(resideInAnyPackage(root + ".data..", root + ".definition.."))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml.jackson..", "org.yaml.snakeyaml..");
    }

    /** The library of cron expressions stays where times are worked out. */
    ArchRule cronStaysInSchedule() {
        return noClasses()
                .that(resideInAPackage(root + "..").and(not(resideInAPackage(root + ".schedule.."))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.cronutils..");
    }

    /** Values know no port and no engine. */
    ArchRule valuesKnowNoPortAndNoEngine() {
        return noClasses()
                .that()
                .resideInAnyPackage(
                        root + ".container..",
                        root + ".data..",
                        root + ".failure..",
                        root + ".event..",
                        root + ".outbox..",
                        root + ".grading..",
                        root + ".policy..",
                        root + ".schedule..",
                        root + ".step..",
                        root + ".task..",
                        root + ".transition..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(root + ".port..", root + ".engine..", root + ".memory..", root + ".host..");
    }

    /** Time, chance and threads come from outside, or are the business of the engine and the host. */
    ArchRule timeChanceAndThreadsComeFromOutside() {
        return noClasses()
                .that(resideInAPackage(root + "..")
                        .and(not(resideInAnyPackage(root + ".engine..", root + ".host..", root + ".memory..", root))))
                .should()
                .callCodeUnitWhere(new DescribedPredicate<>("a clock, chance or a new thread") {
                    @Override
                    public boolean test(JavaCall<?> call) {
                        return isForbidden(call.getTarget());
                    }
                });
    }

    private static boolean isForbidden(CodeUnitCallTarget target) {
        JavaClass owner = target.getOwner();
        String name = target.getName();
        boolean clock = owner.isEquivalentTo(System.class) && name.matches("currentTimeMillis|nanoTime")
                || owner.isEquivalentTo(Instant.class) && name.equals("now")
                || owner.isAssignableTo(Clock.class) && name.startsWith("system")
                || owner.isEquivalentTo(InstantSource.class) && name.equals("system");
        boolean chance = owner.isAssignableTo(Random.class)
                || owner.isEquivalentTo(ThreadLocalRandom.class)
                || owner.isEquivalentTo(UUID.class) && name.equals("randomUUID")
                || owner.isEquivalentTo(Math.class) && name.equals("random");
        boolean thread =
                owner.isAssignableTo(Thread.class) && name.equals("<init>") || owner.isEquivalentTo(Executors.class);
        return clock || chance || thread;
    }
}

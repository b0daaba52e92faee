package dev.gradus.cli.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What modules may do.
 *
 * @param root the package that stands for {@code dev.gradus}: the real one, or that of planted violations
 */
record ModuleRules(String root) {
    private static final Map<String, String> LIBRARIES = Map.of(
            "org.jooq..", ".persistence..",
            "io.javalin..", ".http..",
            "org.eclipse.jetty..", ".http..",
            "org.apache.hc..", ".http..",
            "com.github.dockerjava..", ".docker..",
            "org.flywaydb..", ".migrations..",
            "picocli..", ".cli..",
            "com.zaxxer..", ".cli.app..",
            "org.apache.commons.compress..", ".migrations..");

    /** An adapter knows core and its own technology; only the composition root knows several. */
    List<ArchRule> adaptersKnowNoAdapter() {
        List<ArchRule> rules = new ArrayList<>();
        String[] adapters = {".persistence..", ".docker..", ".http..", ".cli..", ".migrations.."};
        for (String adapter : adapters) {
            String[] others = Arrays.stream(adapters)
                    .filter(other -> !other.equals(adapter))
                    // the statements are written against the schema that the migrations make
                    .filter(other -> !(adapter.equals(".persistence..") && other.equals(".migrations..")))
                    .map(other -> root + other)
                    .toArray(String[]::new);
            rules.add(noClasses()
                    .that(resideInAPackage(root + adapter).and(not(resideInAPackage(root + ".cli.app.."))))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .allowEmptyShould(true));
        }
        return rules;
    }

    /** Nothing inside core knows what is around it. */
    ArchRule coreKnowsNoAdapter() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".core..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        root + ".persistence..",
                        root + ".docker..",
                        root + ".http..",
                        root + ".cli..",
                        root + ".migrations..");
    }

    /** Each library is seen by one module. */
    List<ArchRule> librariesStayInTheirModule() {
        List<ArchRule> rules = new ArrayList<>();
        LIBRARIES.forEach((library, home) -> rules.add(noClasses()
                .that(resideInAPackage(root + "..").and(not(resideInAnyPackage(homes(library, home)))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .as(library + " stays in " + home)));
        return rules;
    }

    private String[] homes(String library, String home) {
        // Archives: the embedded PostgreSQL is unpacked from one, files get into containers and out of them in others.
        if (library.startsWith("org.apache.commons.compress")) {
            return new String[] {root + home, root + ".docker.."};
        }
        // jOOQ generates from a database that a class among the migrations starts.
        return home.equals(".persistence..")
                ? new String[] {root + home, root + ".migrations.codegen.."}
                : new String[] {root + home};
    }

    /** SQL as text is in two classes: what the typed language has not, and what {@code Hot} executes. */
    ArchRule plainSqlStaysInItsClasses() {
        return noClasses()
                .that(resideInAPackage(root + ".persistence..")
                        .and(not(resideInAPackage(root + ".persistence.generated..")))
                        .and(not(named("PlainSql")))
                        .and(not(named("Hot"))))
                .should()
                .callMethodWhere(new DescribedPredicate<>("plain SQL") {
                    @Override
                    public boolean test(JavaMethodCall call) {
                        return isPlainInJooq(call.getTarget()) || isTextForJdbc(call.getTarget());
                    }
                });
    }

    private static boolean isPlainInJooq(AccessTarget.MethodCallTarget target) {
        return target.isAnnotatedWith("org.jooq.PlainSQL")
                || target.resolveMember()
                        .map(method -> method.isAnnotatedWith("org.jooq.PlainSQL"))
                        .orElse(false);
    }

    /** What takes a statement's text: of connections and of statements, whatever it does with it. */
    private static boolean isTextForJdbc(AccessTarget.MethodCallTarget target) {
        boolean jdbc = target.getOwner().isAssignableTo(Connection.class)
                || target.getOwner().isAssignableTo(Statement.class);
        return jdbc
                && target.getName().matches("prepare(Statement|Call)|nativeSQL|addBatch|execute\\w*")
                && target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(String.class));
    }

    /** JDBC is used where databases are reached, and by the instrument that measures what reaches them. */
    ArchRule jdbcBelongsToDatabasesAndMeasuring() {
        return noClasses()
                .that(resideInAPackage(root + "..")
                        .and(not(resideInAnyPackage(
                                root + ".persistence..",
                                root + ".migrations..",
                                root + ".cli.app..",
                                root + ".cli.bench.."))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..");
    }

    /** No package needs one that needs it; what jOOQ generates has its own order. */
    ArchRule packagesHaveNoCycle() {
        return slices().matching(root + ".(**)")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(resideInAPackage(root + ".persistence.generated.."), DescribedPredicate.alwaysTrue());
    }

    /** What has no name from the domain has no place. */
    ArchRule packagesAreNamedForTheDomain() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .resideInAnyPackage(
                        "..util..",
                        "..utils..",
                        "..common..",
                        "..helper..",
                        "..helpers..",
                        "..misc..",
                        "..base..",
                        "..shared..");
    }

    /** Only the command line writes to the process's outputs. */
    ArchRule outputsBelongToTheCommandLine() {
        return noClasses()
                .that(resideInAPackage(root + "..").and(not(resideInAPackage(root + ".cli.."))))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err");
    }

    /** Only the composition root reads the environment. */
    ArchRule environmentBelongsToTheCompositionRoot() {
        return noClasses()
                .that(resideInAPackage(root + "..").and(not(resideInAPackage(root + ".cli.app.."))))
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class);
    }

    /** What applications embed leaves nothing behind: no static that changes, and no hook in the JVM. */
    List<ArchRule> embeddingLeavesNothing() {
        DescribedPredicate<JavaClass> embedded = resideInAnyPackage(root + ".core..", root + ".persistence..");
        return List.of(
                fields().that()
                        .areStatic()
                        .and()
                        .areDeclaredInClassesThat(embedded)
                        .should()
                        .beFinal()
                        .andShould()
                        .notHaveRawType(DescribedPredicate.describe("that changes", ModuleRules::changes)),
                noClasses().that(embedded).should().callMethod(Runtime.class, "addShutdownHook", Thread.class));
    }

    private static boolean changes(JavaClass type) {
        return type.getPackageName().startsWith("java.util.concurrent") && !type.isEquivalentTo(TimeUnit.class)
                || type.isAssignableTo(ThreadLocal.class)
                || type.isAssignableTo(ExecutorService.class);
    }

    private static DescribedPredicate<JavaClass> named(String simpleName) {
        return DescribedPredicate.describe(
                simpleName, type -> type.getSimpleName().equals(simpleName));
    }
}

package dev.gradus.cli.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules over everything that is shipped. */
class ArchitectureTest {
    private static final CoreRules CORE = new CoreRules("dev.gradus.core");
    private static final ModuleRules MODULES = new ModuleRules("dev.gradus");

    private static JavaClasses shipped;

    @BeforeAll
    static void readClasses() {
        shipped = new ClassFileImporter()
                .withImportOption(location -> !location.contains("/test-classes/") && !location.contains("-tests.jar"))
                .importPackages("dev.gradus");
    }

    @Test
    void coreShouldImportOnlyWhatItMay() {
        CORE.coreImportsOnlyWhatItMay().check(shipped);
    }

    @Test
    void jacksonShouldStayInDataAndDefinition() {
        CORE.jacksonStaysInDataAndDefinition().check(shipped);
    }

    @Test
    void cronShouldStayInSchedule() {
        CORE.cronStaysInSchedule().check(shipped);
    }

    @Test
    void valuesShouldKnowNoPortAndNoEngine() {
        CORE.valuesKnowNoPortAndNoEngine().check(shipped);
    }

    @Test
    void timeChanceAndThreadsShouldComeFromOutside() {
        CORE.timeChanceAndThreadsComeFromOutside().check(shipped);
    }

    @Test
    void adaptersShouldKnowNoAdapter() {
        MODULES.adaptersKnowNoAdapter().forEach(rule -> rule.check(shipped));
    }

    @Test
    void coreShouldKnowNoAdapter() {
        MODULES.coreKnowsNoAdapter().check(shipped);
    }

    @Test
    void librariesShouldStayInTheirModule() {
        MODULES.librariesStayInTheirModule().forEach(rule -> rule.check(shipped));
    }

    @Test
    void plainSqlShouldStayInItsClasses() {
        MODULES.plainSqlStaysInItsClasses().check(shipped);
    }

    @Test
    void jdbcShouldBelongToDatabasesAndMeasuring() {
        MODULES.jdbcBelongsToDatabasesAndMeasuring().check(shipped);
    }

    @Test
    void packagesShouldHaveNoCycle() {
        MODULES.packagesHaveNoCycle().check(shipped);
    }

    @Test
    void packagesShouldBeNamedForTheDomain() {
        MODULES.packagesAreNamedForTheDomain().check(shipped);
    }

    @Test
    void outputsShouldBelongToTheCommandLine() {
        MODULES.outputsBelongToTheCommandLine().check(shipped);
    }

    @Test
    void embeddingShouldLeaveNothing() {
        MODULES.embeddingLeavesNothing().forEach(rule -> rule.check(shipped));
    }

    @Test
    void theApiShouldShowOnlyApi() throws IOException {
        new ApiRules("dev.gradus", PromisedApi.compared()).theApiShowsOnlyApi().check(shipped);
    }

    @Test
    void environmentShouldBelongToTheCompositionRoot() {
        MODULES.environmentBelongsToTheCompositionRoot().check(shipped);
    }
}

package dev.gradus.cli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each rule catches what it is there for. */
class PlantedViolationsTest {
    private static final String PLANTED = "dev.gradus.cli.architecture.planted";
    private static final CoreRules CORE = new CoreRules(PLANTED + ".core");
    private static final ModuleRules MODULES = new ModuleRules(PLANTED);

    private static JavaClasses planted;

    @BeforeAll
    static void readClasses() {
        planted = new ClassFileImporter().importPackages(PLANTED);
    }

    @Test
    void sqlInCoreShouldBeCaught() {
        assertCaught(CORE.coreImportsOnlyWhatItMay(), "PlantedSql");
    }

    @Test
    void jacksonOutsideDataShouldBeCaught() {
        assertCaught(CORE.jacksonStaysInDataAndDefinition(), "PlantedJackson");
    }

    @Test
    void cronOutsideSchedulesShouldBeCaught() {
        assertCaught(CORE.cronStaysInSchedule(), "PlantedCron");
    }

    @Test
    void aValueThatKnowsAPortShouldBeCaught() {
        assertCaught(CORE.valuesKnowNoPortAndNoEngine(), "PlantedValue");
    }

    @Test
    void clocksChanceAndThreadsShouldBeCaught() {
        assertCaught(CORE.timeChanceAndThreadsComeFromOutside(), "PlantedClock.now");
        assertCaught(CORE.timeChanceAndThreadsComeFromOutside(), "PlantedClock.chance");
        assertCaught(CORE.timeChanceAndThreadsComeFromOutside(), "PlantedClock.thread");
    }

    @Test
    void anAdapterThatKnowsAnotherShouldBeCaught() {
        assertCaught(MODULES.adaptersKnowNoAdapter(), "PlantedServer");
    }

    @Test
    void coreThatKnowsAnAdapterShouldBeCaught() {
        assertCaught(MODULES.coreKnowsNoAdapter(), "PlantedOutward");
    }

    @Test
    void aLibraryInAnotherModuleShouldBeCaught() {
        assertCaught(MODULES.librariesStayInTheirModule(), "PlantedServer");
    }

    @Test
    void plainSqlElsewhereShouldBeCaught() {
        assertCaught(MODULES.plainSqlStaysInItsClasses(), "PlantedQuery");
    }

    @Test
    void preparedTextElsewhereShouldBeCaught() {
        assertCaught(MODULES.plainSqlStaysInItsClasses(), "PlantedPreparation");
    }

    @Test
    void jdbcElsewhereShouldBeCaught() {
        assertCaught(MODULES.jdbcBelongsToDatabasesAndMeasuring(), "PlantedStatement");
    }

    @Test
    void aCycleShouldBeCaught() {
        assertCaught(MODULES.packagesHaveNoCycle(), "Cycle detected");
    }

    @Test
    void aPackageNamedUtilShouldBeCaught() {
        assertCaught(MODULES.packagesAreNamedForTheDomain(), "PlantedHelper");
    }

    @Test
    void printingOutsideTheCommandLineShouldBeCaught() {
        assertCaught(MODULES.outputsBelongToTheCommandLine(), "PlantedServer");
    }

    @Test
    void staticsThatChangeAndHooksShouldBeCaught() {
        assertCaught(MODULES.embeddingLeavesNothing(), "PlantedLeftovers.counted");
        assertCaught(MODULES.embeddingLeavesNothing(), "PlantedLeftovers.KEPT");
        assertCaught(MODULES.embeddingLeavesNothing(), "PlantedLeftovers.hook");
    }

    @Test
    void anApiThatShowsMoreShouldBeCaught() {
        PromisedApi api = new PromisedApi(Set.of(PLANTED + ".core.api"));

        assertCaught(new ApiRules(PLANTED, api).theApiShowsOnlyApi(), "PlantedShowing.hidden");
    }

    @Test
    void readingTheEnvironmentElsewhereShouldBeCaught() {
        assertCaught(MODULES.environmentBelongsToTheCompositionRoot(), "PlantedServer");
    }

    private static void assertCaught(ArchRule rule, String culprit) {
        assertCaught(List.of(rule), culprit);
    }

    private static void assertCaught(List<ArchRule> rules, String culprit) {
        String found = rules.stream()
                .map(rule -> rule.evaluate(planted).getFailureReport().toString())
                .reduce("", String::concat);

        assertThat(found).contains(culprit);
    }
}

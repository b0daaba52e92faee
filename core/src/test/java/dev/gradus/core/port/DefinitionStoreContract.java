package dev.gradus.core.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import dev.gradus.core.testing.Together;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link DefinitionStore} promises. */
public interface DefinitionStoreContract extends StoresContract {
    /** A version. */
    String ONE = "aaaaaaaa1" + "0".repeat(55);

    /** Another with the same beginning. */
    String TWO = "aaaaaaaa2" + "0".repeat(55);

    @Test
    default void saveShouldMakeAVersionTheCurrentOne() {
        String name = unique("definition");

        StoredDefinition first = save(name, ONE);
        assertThat(stores().definitions().current(name)).contains(first);
        StoredDefinition second = save(name, TWO);

        assertThat(first.source()).isEqualTo(source(ONE));
        assertThat(first.version()).isEqualTo(ONE);
        assertThat(stores().definitions().current(name)).contains(second);
        assertThat(stores().definitions().version(name, ONE)).contains(first);
    }

    @Test
    default void saveShouldKeepAVersionThatExistsAndMakeItCurrent() {
        String name = unique("definition");
        StoredDefinition first = save(name, ONE);
        save(name, TWO);

        StoredDefinition again = save(name, ONE);

        assertThat(again).isEqualTo(first);
        assertThat(stores().definitions().current(name)).contains(first);
        assertThat(stores().definitions().versions(name)).hasSize(2);
    }

    @Test
    default void saveShouldStoreAVersionOnceForEightCallers() {
        String name = unique("definition");

        List<StoredDefinition> saved = Together.run(8, number -> save(name, ONE));

        assertThat(saved).containsOnly(saved.get(0));
        assertThat(stores().definitions().versions(name)).hasSize(1);
    }

    @Test
    default void versionShouldAnswerAnUnambiguousBeginning() {
        String name = unique("definition");
        StoredDefinition first = save(name, ONE);
        assertThat(stores().definitions().version(name, "aaaaaaaa")).contains(first);
        save(name, TWO);

        assertThat(stores().definitions().version(name, "aaaaaaaa1")).contains(first);
        assertThat(stores().definitions().version(name, "aaaaaaaa")).isEmpty();
        assertThat(stores().definitions().version(name, "aaaaaaaa3")).isEmpty();
        assertThat(stores().definitions().version(name, "%%%%%%%%")).isEmpty();
    }

    @Test
    default void versionShouldNotAnswerAShortBeginning() {
        String name = unique("definition");
        save(name, ONE);

        assertThat(stores().definitions().version(name, "aaaaaaa")).isEmpty();
        assertThat(stores().definitions().version(name, "")).isEmpty();
    }

    @Test
    default void versionsShouldShowTheNewestFirst() {
        String name = unique("definition");
        StoredDefinition first = save(name, ONE);
        StoredDefinition second = save(name, TWO);

        assertThat(stores().definitions().versions(name)).containsExactly(second, first);
        assertThat(stores().definitions().versions(unique("unknown"))).isEmpty();
    }

    @Test
    default void listShouldShowTheCurrentVersionOfEachByName() {
        String name = unique("definition");
        StoredDefinition later = save(name + "-b", TWO);
        save(name + "-a", TWO);
        StoredDefinition earlier = save(name + "-a", ONE);

        assertThat(stores().definitions().list()).containsSubsequence(earlier, later);
        assertThat(stores().definitions().list())
                .filteredOn(one -> one.name().startsWith(name))
                .hasSize(2);
    }

    private StoredDefinition save(String name, String version) {
        return stores().definitions().save(name, version, source(version));
    }

    private static Document source(String version) {
        return Document.emptyObject().with("title", "version " + version.charAt(8));
    }
}

package dev.gradus.core.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gradus.core.data.Document;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final Fingerprint BASE = Fingerprint.of("docker_build", 1)
            .withSettings(Document.parse("{\"image_tag\": \"app:1\", \"parameters\": [\"--no-cache\"]}"))
            .withFiles(Map.of("app/main.go", "aa", "app/go.mod", "bb"))
            .withEnvironment(Map.of("CI", "true"));

    @Nested
    class Comparing {

        @Test
        void theSameInputsInAnyOrderAreTheSame() {
            Fingerprint again = Fingerprint.of("docker_build", 1)
                    .withEnvironment(Map.of("CI", "true"))
                    .withFiles(Map.of("app/go.mod", "bb", "app/main.go", "aa"))
                    .withSettings(Document.parse("{\"parameters\": [\"--no-cache\"], \"image_tag\": \"app:1\"}"));

            assertThat(again).isEqualTo(BASE);
            assertThat(again.sha256()).isEqualTo(BASE.sha256()).hasSize(64);
            assertThat(again.changedSince(BASE)).isEmpty();
        }

        @Test
        void eachInputThatDiffersIsNamed() {
            Fingerprint other = BASE.with("kind", "docker_build@2")
                    .withFiles(Map.of("app/main.go", "ab", "Dockerfile", "cc"))
                    .withSettings(Document.parse("{\"image_tag\": \"app:2\"}"))
                    .withEnvironment(Map.of("CI", "false"));

            assertThat(other.changedSince(BASE))
                    .containsExactly("env/CI", "files/Dockerfile", "files/app/main.go", "kind", "settings/image_tag");
            assertThat(other.sha256()).isNotEqualTo(BASE.sha256());
        }

        @Test
        void anInputThatIsGoneIsAChange() {
            assertThat(Fingerprint.of("docker_build", 1).changedSince(BASE))
                    .containsExactly(
                            "env/CI",
                            "files/app/go.mod",
                            "files/app/main.go",
                            "settings/image_tag",
                            "settings/parameters");
        }
    }

    @Test
    void aVariablesValueIsNotTold() {
        assertThat(BASE.inputs().get("env/CI")).doesNotContain("true").hasSize(64);
    }

    @Test
    void itIsWrittenAndReadBack() {
        assertThat(Document.ofRecord(BASE).as(Fingerprint.class)).isEqualTo(BASE);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> BASE.inputs().put("x", "y"));
    }

    @Nested
    class ManyFiles {

        @Test
        void foldersStandForTheirFilesAndStillShowWhereAChangeIs() {
            Map<String, String> files = files(20, 60);
            Fingerprint before = Fingerprint.of("k", 1).withFiles(files);
            files.put("src/d7/f3.c", "changed");
            Fingerprint after = Fingerprint.of("k", 1).withFiles(files);

            assertThat(before.inputs()).hasSizeLessThanOrEqualTo(Fingerprint.MAX_FILES + 1);
            assertThat(after.changedSince(before)).containsExactly("files/src/d7/");
        }

        @Test
        void manyInOneFolderAreOneEntry() {
            Map<String, String> files = files(1, 1_500);

            Fingerprint fingerprint = Fingerprint.of("k", 1).withFiles(files);

            assertThat(fingerprint.inputs()).containsOnlyKeys("kind", "files/src/d0/");
        }

        @Test
        void whatFitsIsKeptOneByOne() {
            assertThat(Fingerprint.of("k", 1).withFiles(files(10, 100)).inputs())
                    .hasSize(1_001);
        }

        private static Map<String, String> files(int folders, int each) {
            Map<String, String> files = new TreeMap<>();
            for (int folder = 0; folder < folders; folder++) {
                for (int file = 0; file < each; file++) {
                    files.put("src/d%d/f%d.c".formatted(folder, file), "digest" + file);
                }
            }
            return files;
        }
    }
}

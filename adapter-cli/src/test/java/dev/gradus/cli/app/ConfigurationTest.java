package dev.gradus.cli.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.cli.app.Configuration.Found;
import dev.gradus.core.Gradus;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.outbox.PayloadFormat;
import dev.gradus.core.outbox.WebhookUrl;
import dev.gradus.core.policy.Limits;
import dev.gradus.core.policy.Prunable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    private Path home;

    @BeforeEach
    void liveInAHomeOfItsOwn() {
        environment.put("HOME", home.toString());
    }

    @Test
    void flagShouldWinOverVariableOverFileOverOlderNames() throws IOException {
        environment.put("DATABASE_URL", "postgresql://older/db");
        assertThat(origin(Map.of())).contains("DATABASE_URL");

        write(".config/task/task.conf", "DB_HOST=parts\n");
        assertThat(origin(Map.of())).hasValueSatisfying(from -> assertThat(from).endsWith("task.conf DB_HOST"));

        write(".config/gradus/gradus.conf", "# ours\ndatabase_url = postgresql://file/db\n");
        assertThat(origin(Map.of())).hasValueSatisfying(from -> assertThat(from).endsWith("gradus.conf database_url"));

        environment.put("GRADUS_DATABASE_URL", "postgresql://variable/db");
        assertThat(origin(Map.of())).contains("GRADUS_DATABASE_URL");

        assertThat(origin(Map.of(Setting.DATABASE_URL, "postgresql://flag/db"))).contains("--database-url");
    }

    @Test
    void markersShouldBeReadWhereTaskSyncKeptThem() throws IOException {
        environment.put("PASS_MARKER", "older");
        write(".config/task/task.conf", "PASS_MARKER=#__GOOD__#\nTIMEOUT_SECONDS=45\n");
        assertThat(configuration(Map.of()).text(Setting.PASS_MARKER)).contains("#__GOOD__#");
        assertThat(configuration(Map.of()).text(Setting.TIMEOUT_SECONDS)).contains("45");

        environment.put("GRADUS_PASS_MARKER", "good");
        assertThat(configuration(Map.of()).text(Setting.PASS_MARKER)).contains("good");
    }

    @Test
    void markersThatCannotBeToldApartShouldBeRefused() {
        environment.put("GRADUS_PASS_MARKER", "MARK");
        environment.put("GRADUS_FAIL_MARKER", "NO-MARK");

        assertThatThrownBy(() -> GradingConfiguration.of(configuration(Map.of()), Gradus.builder()))
                .hasMessageContaining("could not be told apart");
    }

    @Test
    void emptyValuesShouldCountAsNone() {
        environment.put("GRADUS_DATABASE_URL", "");

        assertThat(configuration(Map.of()).database()).isEmpty();
    }

    @Test
    void theFirstOfTwoOlderNamesShouldWin() {
        environment.put("TASKRUNNER_API_URL", "http://second");
        environment.put("TASKONAUT_API_URL", "http://first");

        assertThat(configuration(Map.of()).text(Setting.SERVER)).contains("http://first");
    }

    @Test
    void limitsShouldBeReadAfreshFromTheOlderNames() {
        Configuration configuration = configuration(Map.of());
        assertThat(configuration.limits()).isEqualTo(Limits.DEFAULT);

        environment.put("TASKRUNNER_MAX_INPUT_BYTES", "10");
        environment.put("TASKRUNNER_MAX_STEPS", "5");
        environment.put("TASKRUNNER_TOOL_TIMEOUT_SECS", "0.5");

        assertThat(configuration.limits()).isEqualTo(new Limits(10, 5, Duration.ofMillis(500)));
    }

    @Test
    void whatIsNoNumberShouldBeRefusedWithItsOriginAndBounds() {
        environment.put("TASKRUNNER_MAX_STEPS", "many");

        assertThatThrownBy(() -> configuration(Map.of()).limits())
                .isInstanceOf(CoreException.class)
                .hasMessage("TASKRUNNER_MAX_STEPS must be a whole number from 1 to 1000000, found 'many'");
    }

    @Test
    void thingsShouldBeKeptAsLongAsIsSaid() {
        environment.put("GRADUS_KEEP_TASKS", "90d");
        assertThat(configuration(Map.of()).keeping().ages())
                .isEqualTo(Map.of(Prunable.TASKS, Duration.ofDays(90), Prunable.DELIVERIES, Duration.ofDays(30)));

        for (String unfit : List.of("soon", "1m", "-PT2H")) {
            environment.put("GRADUS_KEEP_TASKS", unfit);
            assertThatThrownBy(() -> configuration(Map.of()).keeping())
                    .hasMessage("GRADUS_KEEP_TASKS must be a duration of at least 1h, such as 90d, found '%s'", unfit);
        }
    }

    @Test
    void anAddressThatIsSecretShouldNotBeQuoted() {
        environment.put("SLACK_WEBHOOK", "https://hooks.slack.test/services/secret");
        assertThat(configuration(Map.of()).builtInWebhooks())
                .isEqualTo(Map.of(PayloadFormat.SLACK, new WebhookUrl("https://hooks.slack.test/services/secret")));

        environment.put("SLACK_WEBHOOK", "hooks.slack.test/services/secret");
        assertThatThrownBy(() -> configuration(Map.of()).builtInWebhooks())
                .hasMessage("SLACK_WEBHOOK: a webhook's address begins with http:// or https://");
    }

    @Test
    void receiversThatAreNearShouldBeNamedWithTheirPort() {
        environment.put("GRADUS_WEBHOOK_TARGETS", "Ci.internal:8080, 127.0.0.1:9000");
        assertThat(configuration(Map.of()).webhookTargets().allowed())
                .containsExactlyInAnyOrder("ci.internal:8080", "127.0.0.1:9000");

        environment.put("GRADUS_WEBHOOK_TARGETS", "ci.internal");
        assertThatThrownBy(() -> configuration(Map.of()).webhookTargets())
                .hasMessage("GRADUS_WEBHOOK_TARGETS: 'ci.internal' must be host:port");
    }

    @Test
    void partsOfTaskConfShouldMakeAUrl() throws IOException {
        write(".config/task/task.conf", "DB_HOST=db\nDB_PORT=5433\nDB_USER=me@x\nDB_PASSWORD=a:b/c\nDB_NAME=tasks\n");

        assertThat(configuration(Map.of()).database())
                .contains(new DatabaseAddress("jdbc:postgresql://db:5433/tasks?sslmode=disable", "me@x", "a:b/c"));
    }

    @Test
    void partsOfTheEnvironmentShouldCountAfterTaskConf() throws IOException {
        environment.put("DB_NAME", "tasks");
        environment.put("DB_SSL", "true");
        assertThat(configuration(Map.of()).database())
                .contains(new DatabaseAddress(
                        "jdbc:postgresql://localhost:5432/tasks?sslmode=require", "postgres", null));

        write(".config/task/task.conf", "DB_NAME=other\n");
        assertThat(configuration(Map.of()).database())
                .as("only the file's parts count")
                .contains(new DatabaseAddress(
                        "jdbc:postgresql://localhost:5432/other?sslmode=disable", "postgres", null));
    }

    @Test
    void dotEnvShouldAddToTheEnvironmentAndOverrideNothing() throws IOException {
        write(".env", "# here\nexport DB_HOST=\"db\"\nDB_NAME='tasks'\nDB_USER=me\n");
        environment.put("DB_USER", "you");

        assertThat(configuration(Map.of()).database())
                .contains(new DatabaseAddress("jdbc:postgresql://db:5432/tasks?sslmode=disable", "you", null));

        environment.put("DATABASE_URL", "postgresql://whole/db");
        assertThat(origin(Map.of())).contains("DATABASE_URL");
    }

    @Test
    void aFolderCalledDotEnvShouldBeNoFile() throws IOException {
        Files.createDirectory(home.resolve(".env"));

        assertThat(configuration(Map.of()).database()).isEmpty();
    }

    private Optional<String> origin(Map<Setting, String> flags) {
        return configuration(flags).find(Setting.DATABASE_URL).map(Found::origin);
    }

    private Configuration configuration(Map<Setting, String> flags) {
        return new Configuration(flags, environment, home);
    }

    private void write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.data.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The commands on the ledger: straight to the engine and to a server they say the same. */
@ParameterizedClass
@EnumSource(Face.class)
class LedgerCommandsTest {
    private final TestPlatform platform;
    private final Shell shell;

    LedgerCommandsTest(Face face) {
        this.platform = TestPlatform.behind(face);
        this.shell = new Shell(platform, Personality.GRADUS);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void anEntryShouldBeMadeReportedAndListed() {
        String id = shell.run(
                        "ledger",
                        "add",
                        "--task",
                        "seo.validate",
                        "--run",
                        "nightly-2026-01-15",
                        "--started-at",
                        "2026-01-15T02:30:00Z",
                        "--input",
                        "strict=true",
                        "-o",
                        "ids")
                .out()
                .strip();

        Shell.Result set = shell.run(
                "ledger",
                "set",
                id,
                "--status",
                "awaiting_approval",
                "--outputs-uri",
                "https://example.org/pull/1",
                "--approval-state",
                "pending",
                "-o",
                "json");
        Shell.Result listed = shell.run("ledger", "list", "--status", "awaiting_approval,failed");

        Document entry = Document.parse(set.out());
        assertThat(Cells.text(entry, "status")).isEqualTo("awaiting_approval");
        assertThat(entry.at("inputs.strict")).contains(Document.of(true));
        assertThat(listed.out()).startsWith("ID  TASK").contains("seo.validate", "nightly-2026-01-15", "pending");
        assertThat(shell.run("ledger", "list", "--status", "queued", "-o", "ids")
                        .out())
                .isEmpty();
    }

    @Test
    void exportShouldPrintAllPages() {
        for (int i = 0; i < 7; i++) {
            shell.run("ledger", "add", "--task", "t" + i, "--run", "r", "--status", "queued");
        }

        assertThat(shell.run("ledger", "list", "--limit", "3").err()).contains("there are more: --cursor ");
        assertThat(shell.run("ledger", "export", "--run", "r", "-o", "ids")
                        .out()
                        .lines())
                .hasSize(7);
        assertThat(shell.run("ledger", "export", "-o", "csv").out()).startsWith("id,task,run_id,status,");
    }

    @Test
    void pruneShouldSayWhatItForgets() {
        shell.run("ledger", "add", "--task", "old", "--run", "r1", "--started-at", "2020-01-01T00:00:00Z");
        shell.run("ledger", "add", "--task", "new", "--run", "r2", "--started-at", "2026-01-01T00:00:00Z");

        Shell.Result tried = shell.run("ledger", "prune", "--before", "2021-01-01T00:00:00Z", "--dry-run", "-o", "ids");
        Shell.Result unasked = shell.run("ledger", "prune", "--before", "2021-01-01T00:00:00Z");
        Shell.Result done = shell.run("ledger", "prune", "--before", "2021-01-01T00:00:00Z", "--yes", "-o", "ids");

        assertThat(tried.out()).isEqualTo("1\n");
        assertThat(unasked.code()).isEqualTo(2);
        assertThat(done.out()).isEqualTo("1\n");
        assertThat(shell.run("ledger", "list").out()).contains("new").doesNotContain("old");
    }

    @Test
    void whatCannotBeShouldBeRefused() {
        shell.run("ledger", "add", "--task", "a", "--run", "r");

        assertThat(shell.run("ledger", "set", "1", "--status", "done").code()).isEqualTo(7);
        assertThat(shell.run("ledger", "set", "99", "--status", "failed").code())
                .isEqualTo(4);
        assertThat(shell.run("ledger", "set", "1").code()).isEqualTo(2);
        assertThat(shell.run("ledger", "add", "--task", " ", "--run", "r").code())
                .isEqualTo(7);
        assertThat(shell.run("ledger", "list", "--status", "done").code()).isEqualTo(2);
        assertThat(shell.run("ledger", "list", "--cursor", "x").code()).isEqualTo(2);
    }
}

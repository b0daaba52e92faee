package dev.gradus.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command has, before its name or behind it. picocli fills them in. */
public final class GlobalOptions {
    @Option(
            names = {"--server", "--api-base-url"},
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "Send the command to this server instead of straight to the database.")
    @Nullable
    String server;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "Use this PostgreSQL instead of the embedded one.")
    @Nullable
    String databaseUrl;

    @Option(
            names = "--migrate",
            scope = ScopeType.INHERIT,
            description = "Bring the schema of that database up to date first.")
    boolean migrate;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            scope = ScopeType.INHERIT,
            description = "table, wide, json, jsonl, ids or csv; of reports also markdown, html or junit.")
    @Nullable
    OutputFormat output;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "Print no messages, only results and errors.")
    boolean quiet;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Log more, and show the trace of an error.")
    boolean verbose;

    @Option(names = "--logster", scope = ScopeType.INHERIT, hidden = true, description = "Log in logster style.")
    boolean logster;

    @Option(
            names = "--logster-config",
            paramLabel = "PATH",
            scope = ScopeType.INHERIT,
            hidden = true,
            description = "Accepted for older scripts; the style has one form.")
    @Nullable
    String logsterConfig;

    /** The server asked for. */
    public @Nullable String server() {
        return server;
    }

    /** The database asked for. */
    public @Nullable String databaseUrl() {
        return databaseUrl;
    }

    /** Whether the database may be migrated. */
    public boolean mayMigrate() {
        return migrate;
    }

    /** Whether messages are left out. */
    public boolean isQuiet() {
        return quiet;
    }

    /** Whether more is logged. */
    public boolean isVerbose() {
        return verbose;
    }

    /** Whether the log is in logster style. */
    public boolean isLogster() {
        return logster;
    }
}

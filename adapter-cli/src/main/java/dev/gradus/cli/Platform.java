package dev.gradus.cli;

import dev.gradus.cli.bench.BenchSite;
import dev.gradus.core.api.Definitions;
import dev.gradus.core.container.EngineInfo;

/** What commands need of the composition root. Everything is made at the first call, so that a command pays for what it uses. */
public interface Platform {

    /** Where the command goes, as its options and the configuration say. */
    Backend connect(GlobalOptions options);

    /** Reading and planning definitions, with no store. */
    Definitions definitions();

    /** The schema of the database. */
    SchemaCalls schema(GlobalOptions options);

    /** Servers and workers, until they are stopped. */
    Services services(GlobalOptions options);

    /** The database, for measuring it. */
    BenchSite benchSite(GlobalOptions options);

    /** What makes commands start faster. */
    ClassArchive classArchive();

    /** The terminal, or what stands in for it. */
    Terminal terminal();

    /**
     * The container engine that steps executed by this process would use.
     *
     * @throws dev.gradus.core.failure.CoreException UNREACHABLE when none answers
     */
    EngineInfo containerEngine(GlobalOptions options);

    /** Where links to traces lead, without a slash at the end. */
    String traceViewer();
}

package dev.gradus.cli;

import dev.gradus.cli.bench.BenchSite;
import dev.gradus.core.api.Definitions;
import dev.gradus.core.container.EngineInfo;

/** A platform on which everything breaks unexpectedly. */
final class BrokenPlatform implements Platform {
    @Override
    public Backend connect(GlobalOptions options) {
        throw new IllegalStateException("no luck");
    }

    @Override
    public Definitions definitions() {
        throw new IllegalStateException("no luck");
    }

    @Override
    public SchemaCalls schema(GlobalOptions options) {
        throw new IllegalStateException("no luck");
    }

    @Override
    public Services services(GlobalOptions options) {
        throw new IllegalStateException("no luck");
    }

    @Override
    public BenchSite benchSite(GlobalOptions options) {
        throw new IllegalStateException("no luck");
    }

    @Override
    public Terminal terminal() {
        try (TestPlatform platform = new TestPlatform()) {
            return platform.terminal();
        }
    }

    @Override
    public EngineInfo containerEngine(GlobalOptions options) {
        throw new IllegalStateException("no luck");
    }

    @Override
    public ClassArchive classArchive() {
        throw new IllegalStateException("no luck");
    }

    @Override
    public String traceViewer() {
        return "";
    }
}

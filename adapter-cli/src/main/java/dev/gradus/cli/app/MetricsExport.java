package dev.gradus.cli.app;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.host.HttpMetricEvents;
import dev.gradus.core.port.MetricEvents;
import java.net.URI;

/**
 * Where events about runs of the ledger go, as configured.
 *
 * @param events takes them
 * @param close sends what is waiting
 */
record MetricsExport(MetricEvents events, Runnable close) {

    static MetricsExport of(Configuration configuration) {
        return configuration
                .text(Setting.METRICS_URL)
                .map(address -> to(address, configuration))
                .orElseGet(() -> new MetricsExport(MetricEvents.NONE, () -> {}));
    }

    private static MetricsExport to(String address, Configuration configuration) {
        if (!address.matches("https?://[^\\s/]+\\S*")) {
            throw new CoreException(
                    ErrorCode.USAGE, "METRICS_URL must begin with http:// or https://, found " + address);
        }
        var events = new HttpMetricEvents(
                URI.create(address), configuration.text(Setting.METRICS_KEY).orElse(null));
        return new MetricsExport(events, events::close);
    }
}

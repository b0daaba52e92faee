package dev.gradus.cli.app;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.core.host.OtlpExporter;
import dev.gradus.core.port.SpanExporter;
import java.net.URI;
import java.util.Optional;

/**
 * Where the traces of this process go: to the configured collector, or nowhere.
 *
 * @param exporter takes the spans
 * @param close sends what is waiting and ends
 */
record TraceExport(SpanExporter exporter, Runnable close) {

    static TraceExport of(Configuration configuration, String service) {
        Optional<String> whole = configuration.text(Setting.OTLP_TRACES_ENDPOINT);
        Optional<String> endpoint = whole.or(
                () -> configuration.text(Setting.OTLP_ENDPOINT).map(base -> base.replaceAll("/+$", "") + "/v1/traces"));
        return endpoint.map(address -> to(address, service))
                .orElseGet(() -> new TraceExport(SpanExporter.NONE, () -> {}));
    }

    private static TraceExport to(String address, String service) {
        OtlpExporter exporter = new OtlpExporter(checked(address), service);
        return new TraceExport(exporter, exporter::close);
    }

    private static URI checked(String address) {
        if (!address.matches("https?://[^\\s/]+.*")) {
            throw new CoreException(
                    ErrorCode.USAGE, "the address for traces must begin with http:// or https://, found " + address);
        }
        try {
            return URI.create(address);
        } catch (IllegalArgumentException e) {
            throw new CoreException(ErrorCode.USAGE, "not an address for traces: " + address, e);
        }
    }
}

package dev.gradus.http;

import dev.gradus.core.api.Operations;
import dev.gradus.core.data.Document;
import dev.gradus.core.event.Cause;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.flow.ToolFlows;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What taskonaut checks of a new task before anything is stored; each refusal leaves an audit entry. */
final class SeedPolicy {
    private static final Logger LOG = LoggerFactory.getLogger(SeedPolicy.class);
    private static final Set<String> FLOWS = ToolFlows.all().keySet();
    private static final int ESCAPED_BYTES = 6;

    private final Operations operations;

    SeedPolicy(Operations operations) {
        this.operations = operations;
    }

    void check(Document request, String flow, Cause cause) {
        int bytes = bytes(request);
        int allowed = operations.limits().maxInputBytes();
        if (bytes > allowed) {
            String message = "Input payload is %d bytes, exceeds max_input_bytes=%d".formatted(bytes, allowed);
            Document payload = Document.object(Map.of("input_bytes", bytes, "max_input_bytes", allowed));
            throw refused("MAX_INPUT_BYTES_EXCEEDED", message, payload, cause);
        }
        if (!FLOWS.contains(flow)) {
            String message = "Unsupported flow '%s'. Available flows: %s".formatted(flow, String.join(", ", FLOWS));
            throw refused("INVALID_FLOW", message, Document.object(Map.of("flow_name", flow)), cause);
        }
    }

    private Refusal refused(String code, String message, Document payload, Cause cause) {
        operations.recordPolicyViolation(code, message, payload, cause);
        LOG.atWarn().addKeyValue("violation_code", code).log("policy.violation");
        return new Refusal(400, "policy-violation", code + ": " + message);
    }

    /** A refusal's sentence with its code in front. */
    static String coded(String code, CoreException refusal) {
        String message = String.valueOf(refusal.getMessage());
        return message.startsWith(code) ? message : code + ": " + message;
    }

    /** The length of the compact JSON with everything beyond ASCII as {@code \}{@code uXXXX}, as Python writes it. */
    private static int bytes(Document request) {
        String json = request.toJson();
        int beyond = (int) json.chars().filter(unit -> unit > 0x7f).count();
        return json.length() + (ESCAPED_BYTES - 1) * beyond;
    }
}

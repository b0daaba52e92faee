package dev.gradus.core.tool;

import static java.util.Objects.requireNonNull;

/**
 * One call of a tool.
 *
 * @param idempotencyKey the same for every try and every repeated attempt of one step in one round
 * @param attempt the attempt's number, from 1
 */
public record ToolCall(String idempotencyKey, int attempt) {
    public ToolCall {
        requireNonNull(idempotencyKey, "idempotencyKey");
    }
}

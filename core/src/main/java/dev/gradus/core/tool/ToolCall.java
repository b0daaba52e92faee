package dev.gradus.core.tool;

import static java.util.Objects.requireNonNull;

/**
 * One call of a tool.
 *
 * @param idempotencyKey the same for every try and every attempt of one step
 * @param attempt the attempt's number, from 1
 */
public record ToolCall(String idempotencyKey, int attempt) {
    public ToolCall {
        requireNonNull(idempotencyKey, "idempotencyKey");
    }
}

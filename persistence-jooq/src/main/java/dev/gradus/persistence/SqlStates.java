package dev.gradus.persistence;

import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Map;
import java.util.Set;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What an error of the database means: whether to try again, whether the connection is gone, and what to say. */
final class SqlStates {
    /** A lock was not to be had in time. */
    static final String LOCKED = "55P03";

    private static final Set<String> REPEAT = Set.of("40001", "40P01", LOCKED);
    private static final Set<String> NO_SCHEMA = Set.of("42P01", "42703", "42883", "3F000");
    private static final String SHUTDOWN = "57P0";

    /** The server ended the connection of a process that was away in the middle of a transaction. */
    private static final Set<String> AWAY_TOO_LONG = Set.of("25P03", "25P04");

    /** Constraints by which the database refuses what a caller may well ask for. */
    private static final Map<String, String> REFUSALS = Map.of(
            "task_standing_name", "a standing task of this name exists: choose another name",
            "task_name_is_short", "a task's name has 1 to 200 characters",
            "subscription_name", "a subscription of this name exists: choose another name",
            "idempotency_key_pkey", "this idempotency key is being used by another request");

    private SqlStates() {}

    /** Whether the same transaction may succeed when it is begun anew. */
    static boolean isWorthRepeating(SQLException error) {
        return REPEAT.contains(state(error)) || isConnectionLost(error);
    }

    /** Whether the connection broke, so that the fate of a commit on its way is unknown. */
    static boolean isConnectionLost(SQLException error) {
        String state = state(error);
        return state.startsWith("08")
                || state.startsWith(SHUTDOWN)
                || AWAY_TOO_LONG.contains(state)
                || error instanceof SQLTransientException;
    }

    /** What the driver said; INTERNAL when it was not the driver that failed. */
    static SQLException causeOf(DataAccessException error) {
        @Nullable SQLException cause = error.getCause(SQLException.class);
        if (cause == null) {
            throw new CoreException(ErrorCode.INTERNAL, "a statement failed: " + error.getMessage(), error);
        }
        return cause;
    }

    /** The error in the words of the core. */
    static CoreException translated(SQLException error) {
        String state = state(error);
        String refusal = REFUSALS.get(constraint(error));
        ErrorCode code = code(state, error);
        String text = refusal == null ? "the database %s: %s".formatted(does(code), firstLine(error)) : refusal;
        return new CoreException(code, text, error);
    }

    private static ErrorCode code(String state, SQLException error) {
        if (isWorthRepeating(error) || state.startsWith("53") || state.startsWith("28") || state.startsWith("3D")) {
            return ErrorCode.UNREACHABLE;
        }
        if (state.equals("57014") || state.equals("25006")) {
            return ErrorCode.UNREACHABLE;
        }
        if (NO_SCHEMA.contains(state)) {
            return ErrorCode.SCHEMA_OUTDATED;
        }
        if (state.startsWith("22") || state.startsWith("54") || state.equals("23514")) {
            return ErrorCode.INVALID_INPUT;
        }
        return state.equals("23505") || state.equals("23503") ? ErrorCode.CONFLICT : ErrorCode.INTERNAL;
    }

    private static String does(ErrorCode code) {
        return switch (code) {
            case UNREACHABLE -> "cannot be used now";
            case SCHEMA_OUTDATED -> "lacks what this program needs, run 'gradus migrate up'";
            case INVALID_INPUT, CONFLICT -> "refused the values";
            default -> "failed";
        };
    }

    private static String state(SQLException error) {
        String state = error.getSQLState();
        return state == null ? "" : state;
    }

    private static String constraint(SQLException error) {
        ServerErrorMessage message = error instanceof PSQLException own ? own.getServerErrorMessage() : null;
        @Nullable String name = message == null ? null : message.getConstraint();
        return name == null ? "" : name;
    }

    private static String firstLine(SQLException error) {
        return String.valueOf(error.getMessage()).lines().findFirst().orElse("no message") + " (" + state(error) + ")";
    }
}

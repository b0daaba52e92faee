package dev.gradus.cli.app;

import dev.gradus.cli.SchemaCalls;
import dev.gradus.core.data.Document;
import dev.gradus.core.failure.CoreException;
import dev.gradus.core.failure.ErrorCode;
import dev.gradus.migrations.SchemaException;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** The schema of the chosen database. */
final class ChosenSchema implements SchemaCalls {
    private final ChosenDatabase database;

    ChosenSchema(ChosenDatabase database) {
        this.database = database;
    }

    @Override
    public int up() {
        return translated(() -> database.schema().migrate());
    }

    @Override
    public void reset() {
        translated(() -> {
            database.schema().reset();
            return database;
        });
    }

    @Override
    public List<Document> status() {
        return translated(() -> database.schema().status().stream()
                .map(migration -> Document.emptyObject()
                        .with("version", migration.version())
                        .with("description", migration.description())
                        .with("state", migration.state().name().toLowerCase(Locale.ROOT)))
                .toList());
    }

    @Override
    public String print() {
        return translated(() -> database.schema().print());
    }

    @Override
    public void close() {
        database.close();
    }

    private static <T> T translated(Supplier<T> call) {
        try {
            return call.get();
        } catch (SchemaException e) {
            throw new CoreException(ErrorCode.UNREACHABLE, String.valueOf(e.getMessage()), e);
        }
    }
}

package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.DEFINITION;
import static dev.gradus.persistence.generated.Tables.DEFINITION_VERSION;

import dev.gradus.core.data.Document;
import dev.gradus.core.port.DefinitionStore;
import dev.gradus.core.port.StoredDefinition;
import java.util.List;
import java.util.Optional;
import org.jooq.Record;

/** Definitions in the tables {@code definition_version} and {@code definition}. */
final class JooqDefinitionStore implements DefinitionStore {
    private static final int SHOWN = 500;
    private static final int SHORTEST_BEGINNING = 8;

    private final Database database;

    JooqDefinitionStore(Database database) {
        this.database = database;
    }

    @Override
    public StoredDefinition save(String name, String version, Document source) {
        return current(name)
                .filter(stored -> stored.version().equals(version)) // which locks nothing, and is what mostly happens
                .orElseGet(() -> saved(name, version, source));
    }

    private StoredDefinition saved(String name, String version, Document source) {
        return database.write(transaction -> {
            transaction
                    .sql()
                    .insertInto(DEFINITION_VERSION)
                    .columns(DEFINITION_VERSION.NAME, DEFINITION_VERSION.VERSION, DEFINITION_VERSION.SOURCE)
                    .values(name, version, Json.of(source))
                    .onConflict(DEFINITION_VERSION.NAME, DEFINITION_VERSION.VERSION)
                    .doNothing()
                    .execute();
            transaction
                    .sql()
                    .insertInto(DEFINITION)
                    .columns(DEFINITION.NAME, DEFINITION.VERSION)
                    .values(name, version)
                    .onConflict(DEFINITION.NAME)
                    .doUpdate()
                    .set(DEFINITION.VERSION, version)
                    .execute();
            return transaction
                    .sql()
                    .select(DEFINITION_VERSION.asterisk())
                    .from(DEFINITION_VERSION)
                    .where(DEFINITION_VERSION.NAME.eq(name))
                    .and(DEFINITION_VERSION.VERSION.eq(version))
                    .fetchSingle(JooqDefinitionStore::read);
        });
    }

    @Override
    public Optional<StoredDefinition> current(String name) {
        return database.read(transaction -> transaction
                .sql()
                .select(DEFINITION_VERSION.asterisk())
                .from(DEFINITION)
                .join(DEFINITION_VERSION)
                .on(DEFINITION_VERSION.NAME.eq(DEFINITION.NAME))
                .and(DEFINITION_VERSION.VERSION.eq(DEFINITION.VERSION))
                .where(DEFINITION.NAME.eq(name))
                .fetchOptional(JooqDefinitionStore::read));
    }

    /** Two that begin so are ambiguous, unless one of them is meant exactly. */
    @Override
    public Optional<StoredDefinition> version(String name, String version) {
        if (version.length() < SHORTEST_BEGINNING) {
            return Optional.empty();
        }
        List<StoredDefinition> found = database.read(transaction -> transaction
                .sql()
                .select(DEFINITION_VERSION.asterisk())
                .from(DEFINITION_VERSION)
                .where(DEFINITION_VERSION.NAME.eq(name))
                .and(DEFINITION_VERSION.VERSION.startsWith(version))
                .orderBy(DEFINITION_VERSION.VERSION)
                .limit(2)
                .fetch(JooqDefinitionStore::read));
        boolean exact = !found.isEmpty() && found.get(0).version().equals(version);
        return exact || found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    @Override
    public List<StoredDefinition> versions(String name) {
        return database.read(transaction -> transaction
                .sql()
                .select(DEFINITION_VERSION.asterisk())
                .from(DEFINITION_VERSION)
                .where(DEFINITION_VERSION.NAME.eq(name))
                .orderBy(DEFINITION_VERSION.SAVED_AT.desc(), DEFINITION_VERSION.VERSION)
                .limit(SHOWN)
                .fetch(JooqDefinitionStore::read));
    }

    @Override
    public List<StoredDefinition> list() {
        return database.read(transaction -> transaction
                .sql()
                .select(DEFINITION_VERSION.asterisk())
                .from(DEFINITION)
                .join(DEFINITION_VERSION)
                .on(DEFINITION_VERSION.NAME.eq(DEFINITION.NAME))
                .and(DEFINITION_VERSION.VERSION.eq(DEFINITION.VERSION))
                .orderBy(DEFINITION.NAME)
                .limit(SHOWN)
                .fetch(JooqDefinitionStore::read));
    }

    private static StoredDefinition read(Record row) {
        return new StoredDefinition(
                row.get(DEFINITION_VERSION.NAME),
                row.get(DEFINITION_VERSION.VERSION),
                Json.read(row.get(DEFINITION_VERSION.SOURCE)),
                row.get(DEFINITION_VERSION.SAVED_AT));
    }
}

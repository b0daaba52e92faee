package dev.gradus.persistence;

import static dev.gradus.persistence.generated.Tables.STEP;
import static dev.gradus.persistence.generated.Tables.TASK;

import dev.gradus.persistence.generated.Gradus;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.MappedSchema;
import org.jooq.conf.RenderMapping;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;

/** Typed statements on a connection, all of them about the tables of one schema. Thread safe. */
final class Statements {
    private final Settings settings;
    private final String place;
    private final Map<String, String> located = new ConcurrentHashMap<>();

    private Statements(Settings settings, String place) {
        this.settings = settings;
        this.place = place;
    }

    /** On the tables that the connection's search_path finds. */
    static Statements onSearchPath() {
        return new Statements(new Settings().withRenderSchema(false), "");
    }

    /** On the tables of this schema, which every statement names: the connection's search_path plays no part. */
    static Statements in(String schema) {
        MappedSchema named =
                new MappedSchema().withInput(Gradus.GRADUS.getName()).withOutput(schema);
        return new Statements(
                new Settings().withRenderMapping(new RenderMapping().withSchemata(named)), quoted(schema) + ".");
    }

    /** Also within the quotes of a literal, where {@code nextval} wants its sequence. */
    private static String quoted(String schema) {
        return '"' + schema.replace("\"", "\"\"").replace("'", "''") + '"';
    }

    /** A statement written with {@code $} before the name of each table and sequence, as it is sent. */
    String located(String statement) {
        return located.computeIfAbsent(statement, text -> text.replace("$", place));
    }

    /** Writes the usual questions and asks nobody, so that what they need is loaded. */
    void prepare() {
        DSLContext sql = DSL.using(configuration());
        sql.select(TASK.asterisk())
                .from(TASK)
                .where(TASK.ID.eq(0L))
                .orderBy(TASK.ID.desc())
                .limit(1)
                .getSQL();
        sql.select(STEP.asterisk())
                .from(STEP)
                .where(STEP.TASK_ID.in(List.of(0L)))
                .getSQL();
    }

    DSLContext on(Connection connection) {
        DefaultConfiguration configuration = configuration();
        configuration.setConnection(connection);
        return DSL.using(configuration);
    }

    /** By setters: choosing among overloads would make the compiler look for annotations that jOOQ does not bring. */
    private DefaultConfiguration configuration() {
        DefaultConfiguration configuration = new DefaultConfiguration();
        configuration.setSQLDialect(SQLDialect.POSTGRES);
        configuration.setSettings(settings);
        return configuration;
    }
}

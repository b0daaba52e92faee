package dev.gradus.migrations;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.flywaydb.core.api.resource.LoadableResource;

/** One migration on the class path, in the shape in which Flyway reads it. */
final class MigrationFile extends LoadableResource {
    private final int version;
    private final String name;
    private final String path;
    private final ClassLoader classes;

    MigrationFile(int version, String name, String path, ClassLoader classes) {
        this.version = version;
        this.name = name;
        this.path = path;
        this.classes = classes;
    }

    int version() {
        return version;
    }

    String sql() {
        try (InputStream in = classes.getResourceAsStream(path)) {
            if (in == null) {
                throw new SchemaException("the migration " + path + " is gone: install the program again");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new SchemaException("cannot read the migration " + path + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Reader read() {
        return new StringReader(sql());
    }

    @Override
    public String getFilename() {
        return name;
    }

    /** Flyway keeps it in the history, as {@code script}. */
    @Override
    public String getRelativePath() {
        return name;
    }

    @Override
    public String getAbsolutePath() {
        return path;
    }

    @Override
    public String getAbsolutePathOnDisk() {
        return path;
    }
}

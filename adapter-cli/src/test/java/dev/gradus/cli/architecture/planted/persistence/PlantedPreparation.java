package dev.gradus.cli.architecture.planted.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Prepares SQL as text past the class that does so. */
public final class PlantedPreparation {
    PreparedStatement prepared(Connection connection) throws SQLException {
        return connection.prepareStatement("select 1");
    }
}

package dev.gradus.cli.architecture.planted.core.step;

import java.sql.Connection;

record PlantedSql(Connection connection) {}

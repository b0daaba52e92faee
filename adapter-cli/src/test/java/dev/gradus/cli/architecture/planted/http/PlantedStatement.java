package dev.gradus.cli.architecture.planted.http;

import java.sql.Statement;

/** Reaches a database past every adapter. */
record PlantedStatement(Statement statement) {}

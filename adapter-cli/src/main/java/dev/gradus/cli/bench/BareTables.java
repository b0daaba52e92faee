package dev.gradus.cli.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * The tables of the reference: a row for each task, step and attempt, two events a step, and a queue that is a partial index.
 * What an update changes is in no index, but for the claim of a task's first step, which leaves the queue by it.
 */
final class BareTables {
    private static final String TABLES = """
            create sequence task_ids cache 100;
            create sequence fences cache 100;
            create table task (
              id bigint primary key,
              name text not null,
              input text not null,
              steps smallint not null,
              state smallint not null,
              created_at timestamptz not null,
              closed_at timestamptz
            ) with (fillfactor = 80);
            create table step (
              task_id bigint not null,
              position smallint not null,
              kind text not null,
              settings text not null,
              state smallint not null,
              priority smallint not null,
              ready_at timestamptz,
              owner bigint,
              fence bigint,
              lease_until timestamptz,
              attempt smallint not null default 0,
              started_at timestamptz,
              closed_at timestamptz,
              result text,
              primary key (task_id, position)
            ) with (fillfactor = 70);
            create index step_ready on step (priority, ready_at, task_id) where ready_at is not null;
            create table attempt (
              task_id bigint not null,
              position smallint not null,
              number smallint not null,
              owner bigint not null,
              fence bigint not null,
              started_at timestamptz not null,
              ended_at timestamptz not null,
              outcome smallint not null,
              primary key (task_id, position, number)
            );
            create table event (
              task_id bigint not null,
              seq int not null,
              type smallint not null,
              at timestamptz not null,
              actor bigint,
              primary key (task_id, seq)
            );
            """;

    private BareTables() {}

    /** Makes them in a schema that exists. */
    static void make(DataSource connections, String schema) throws SQLException {
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setSchema(schema);
            statement.execute(TABLES);
        }
    }
}

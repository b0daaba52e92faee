package dev.gradus.cli;

import dev.gradus.core.data.Document;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What lists of things show. */
enum Listing {
    /** Tasks. */
    TASKS(
            "id",
            now -> List.of(
                    Column.of("ID", "id"),
                    Column.of("NAME", "name"),
                    new Column("STATE", false, RowNotes::taskState),
                    new Column("STEPS", false, RowNotes::taskProgress),
                    new Column("CREATED", false, row -> Cells.age(row, "created_at", now)),
                    Column.wide("DEFINITION", "definition.name"),
                    Column.wide("ROUND", "round"),
                    Column.wide("LABELS", "labels"),
                    Column.wide("UPDATED AT", "updated_at"),
                    Column.wide("UUID", "uuid"))),
    /** Steps. */
    STEPS(
            "id",
            now -> List.of(
                    Column.of("ID", "id"),
                    Column.of("KEY", "key"),
                    Column.of("KIND", "kind"),
                    Column.of("STATE", "state"),
                    Column.of("ATTEMPT", "attempt.number"),
                    new Column("NOTE", false, RowNotes::stepNote),
                    Column.wide("NEEDS", "needs"),
                    Column.wide("TITLE", "title"),
                    Column.wide("RESULTS", "results"),
                    Column.wide("CLOSED AT", "closed_at"))),
    /** Criteria on targets. */
    CELLS(
            "step_id",
            now -> List.of(
                    Column.of("STEP ID", "step_id"),
                    Column.of("CRITERION ID", "criterion_id"),
                    Column.of("COUNTER", "counter"),
                    Column.of("SCORE", "score"),
                    Column.of("REQUIRED", "required"),
                    Column.of("GATE", "gate"),
                    Column.of("TARGET", "target"),
                    Column.of("VERDICT", "verdict"),
                    Column.of("REASON", "reason"),
                    Column.of("PASSED", "passed"),
                    Column.of("JUDGED", "judged"),
                    Column.of("EXIT CODE", "exit_code"),
                    Column.of("OUTPUT BYTES", "output_bytes"),
                    Column.of("IMAGE ID", "image_id"),
                    Column.of("PATCHES", "patches"),
                    Column.of("STARTED AT", "started_at"),
                    Column.of("TOOK MS", "took_ms"))),
    /** What baselines say about criteria. */
    GATES(
            "criterion_id",
            now -> List.of(
                    Column.of("#", "counter"),
                    Column.of("CRITERION", "criterion_id"),
                    Column.of("GOLDEN", "golden"),
                    Column.of("ORIGINAL", "original"),
                    Column.of("GATE", "gate"),
                    Column.of("REASON", "reason"))),
    /** What is wrong with rubrics. */
    RUBRIC_FAULTS(
            "place.file",
            now -> List.of(
                    Column.of("FILE", "place.file"),
                    Column.of("LINE", "place.line"),
                    Column.of("ITEM", "place.item"),
                    Column.of("CODE", "code"),
                    Column.of("MESSAGE", "message"))),
    /** What targets came to. */
    SCORES(
            "target",
            now -> List.of(
                    Column.of("TARGET", "target"),
                    Column.of("POINTS", "points"),
                    Column.of("WITHOUT INFRA", "points_without_infra"),
                    Column.of("CRITERIA", "criteria"),
                    Column.of("WITHOUT INFRA", "criteria_without_infra"),
                    Column.of("REQUIRED", "required"))),
    /** Steps of several tasks. */
    STEPS_OF_TASKS(
            "id",
            now -> List.of(
                    Column.of("ID", "id"),
                    Column.of("TASK ID", "task_id"),
                    Column.of("TITLE", "title"),
                    Column.of("STATE", "state"),
                    Column.wide("KEY", "key"),
                    Column.wide("KIND", "kind"))),
    /** The same with their settings. */
    STEPS_WITH_SETTINGS(
            "id",
            now -> List.of(
                    Column.of("ID", "id"),
                    Column.of("TASK ID", "task_id"),
                    Column.of("TITLE", "title"),
                    Column.of("STATE", "state"),
                    new Column(
                            "SETTINGS",
                            false,
                            row -> row.member("shown").map(Document::toJson).orElse("")))),
    /** Standing tasks, as task-sync lists them. */
    STANDING_TASKS(
            "id",
            now -> List.of(
                    Column.of("ID", "id"),
                    Column.of("NAME", "name"),
                    new Column(
                            "STATUS",
                            false,
                            row -> TaskStatus.word(Cells.text(row, "enabled").equals("true"))),
                    Column.of("LOCAL PATH", "local_path"),
                    Column.of("CREATED AT", "created_at"),
                    Column.of("UPDATED AT", "updated_at"),
                    new Column("STATE", true, RowNotes::taskState))),
    /** Attempts of a step. */
    ATTEMPTS(
            "uuid",
            now -> List.of(
                    Column.of("NUMBER", "number"),
                    Column.of("STATE", "state"),
                    Column.of("RETRIES", "retries"),
                    Column.of("STARTED AT", "started_at"),
                    Column.of("ENDED AT", "ended_at"),
                    new Column("NOTE", false, row -> Cells.text(row, "failure.message")),
                    Column.wide("OUTPUT", "output"),
                    Column.wide("WORKER", "worker_session"))),
    /** Events. */
    EVENTS(
            "seq",
            now -> List.of(
                    Column.of("SEQ", "seq"),
                    Column.of("AT", "at"),
                    Column.of("TYPE", "type"),
                    Column.of("ACTOR", "actor"),
                    Column.of("DATA", "data"),
                    Column.wide("REASON", "reason"))),
    /** Steps that wait for a person. */
    APPROVALS(
            "id",
            now -> List.of(
                    Column.of("ID", "id"),
                    Column.of("TASK", "task"),
                    Column.of("STEP", "key"),
                    Column.of("KIND", "kind"),
                    Column.of("ASKED", "approval.when"),
                    new Column("SINCE", false, row -> Cells.age(row, "approval.at", now)),
                    Column.of("EXPIRES AT", "expires_at"),
                    Column.of("MESSAGE", "approval.message"),
                    Column.wide("FOUR EYES", "approval.four_eyes"),
                    Column.wide("SUBMITTED BY", "submitted_by"),
                    Column.wide("RESULTS", "results"),
                    Column.wide("FORM", "approval.form"))),
    /** Entries of the ledger. */
    LEDGER(
            "id",
            now -> List.of(
                    Column.of("ID", "id"),
                    Column.of("TASK", "task"),
                    Column.of("RUN ID", "run_id"),
                    Column.of("STATUS", "status"),
                    new Column("STARTED AT", false, row -> Cells.age(row, "started_at", now)),
                    Column.of("DURATION MS", "duration_ms"),
                    Column.of("OUTPUTS URI", "outputs_uri"),
                    Column.of("APPROVAL", "approval_state"),
                    Column.wide("APPROVER", "approver"),
                    Column.wide("NOTE", "approval_note"),
                    Column.wide("FINISHED AT", "finished_at"),
                    Column.wide("WEBHOOK NOTIFIED AT", "webhook_notified_at"),
                    Column.wide("INPUTS", "inputs"),
                    Column.wide("LOG EXCERPT", "log_excerpt"))),
    /** What was forgotten. */
    PRUNED("deleted", now -> List.of(Column.of("DELETED", "deleted"), Column.of("CUTOFF", "cutoff"))),
    /** Why steps wait. */
    WAITS(
            "step",
            now -> List.of(
                    Column.of("STEP", "step"),
                    Column.of("REASON", "reason"),
                    Column.of("MESSAGE", "message"),
                    Column.of("BLOCKERS", "blockers"),
                    Column.wide("SINCE", "since"),
                    Column.wide("NEXT LOOK", "next_look"))),
    /** How steps with tracked inputs came by their results. */
    DECISIONS(
            "step",
            now -> List.of(
                    Column.of("STEP", "step"),
                    Column.of("DECISION", "decision"),
                    Column.of("ATTEMPT", "attempt"),
                    Column.of("WHAT CHANGED", "changed"))),
    /** Definitions. */
    DEFINITIONS(
            "name",
            now -> List.of(
                    Column.of("NAME", "name"),
                    new Column("VERSION", false, row -> RowNotes.shortVersion(Cells.text(row, "version"))),
                    new Column("SAVED", false, row -> RowNotes.saved(row, now)))),
    /** What a task would do. */
    PLAN(
            "key",
            now -> List.of(
                    Column.of("WAVE", "wave"),
                    Column.of("KEY", "key"),
                    Column.of("KIND", "kind"),
                    Column.of("ACTION", "action"),
                    Column.of("NEEDS", "needs"),
                    Column.of("NOTE", "note"))),
    /** Steps of tasks as a run would find them. */
    PREVIEW(
            "key",
            now -> List.of(
                    Column.of("TASK", "task_id"),
                    Column.of("KEY", "key"),
                    Column.of("KIND", "kind"),
                    new Column("ACTION", false, RowNotes::plannedAction),
                    Column.of("NOTE", "note"),
                    Column.wide("WAVE", "wave"),
                    Column.wide("NEEDS", "needs"))),
    /** Containers. */
    CONTAINERS(
            "id",
            now -> List.of(
                    Column.of("NAME", "name"),
                    Column.of("STATE", "state"),
                    Column.of("STEP ID", "step_id"),
                    new Column("CREATED", false, row -> Cells.age(row, "created_at", now)),
                    Column.wide("ID", "id"),
                    Column.wide("IMAGE", "image"))),
    /** Things in a container engine. */
    BELONGINGS(
            "name",
            now -> List.of(
                    Column.of("SORT", "sort"),
                    Column.of("NAME", "name"),
                    Column.of("TASK ID", "task_id"),
                    Column.of("STEP ID", "step_id"),
                    Column.wide("ATTEMPT", "attempt"),
                    Column.wide("LIFETIME", "lifetime"))),
    /** Worker sessions. */
    WORKERS(
            "id",
            now -> List.of(
                    Column.of("ID", "id"),
                    Column.of("NAME", "name"),
                    Column.of("LIVE", "live"),
                    Column.of("SLOTS", "slots"),
                    Column.of("HOLDING", "holding"),
                    new Column("STARTED", false, row -> Cells.age(row, "started_at", now)),
                    Column.wide("LEASE UNTIL", "lease_until"),
                    Column.wide("KINDS", "kinds"),
                    Column.wide("LABELS", "labels"),
                    Column.wide("HOST", "host"),
                    Column.wide("ENGINE", "engine"))),
    /** Named queues. */
    QUEUES(
            "name",
            now -> List.of(
                    Column.of("NAME", "name"),
                    Column.of("PAUSED", "paused"),
                    Column.of("LIMIT", "limit"),
                    Column.of("RUNNING", "running"),
                    Column.of("WAITING", "waiting"))),
    /** Schedules. */
    SCHEDULES(
            "name",
            now -> List.of(
                    Column.of("NAME", "name"),
                    Column.of("STATE", "state"),
                    Column.of("TIMES", "times"),
                    Column.of("NEXT", "next"),
                    new Column("IN", false, row -> Cells.age(row, "next", now)),
                    Column.wide("DEFINITION", "definition"),
                    Column.wide("OVERLAP", "overlap"),
                    Column.wide("MISSED", "missed"),
                    Column.wide("DECLARED", "declared"))),
    /** Runs of a schedule. */
    SCHEDULE_RUNS(
            "task_id",
            now -> List.of(
                    Column.of("TIME", "tick"),
                    Column.of("ORIGIN", "origin"),
                    Column.of("OUTCOME", "outcome"),
                    Column.of("TASK", "task_id"),
                    Column.of("STATE", "state"),
                    Column.of("REASON", "reason"),
                    Column.wide("AT", "at"))),
    /** Times to come. */
    TIMES(
            "time",
            now -> List.of(Column.of("TIME", "time"), new Column("IN", false, row -> Cells.age(row, "time", now)))),
    /** Who is told of events. */
    SUBSCRIPTIONS(
            "name",
            now -> List.of(
                    Column.of("ID", "id"),
                    Column.of("NAME", "name"),
                    Column.of("STATE", "state"),
                    Column.of("URL", "url"),
                    Column.of("TYPES", "types"),
                    Column.of("DEFINITION", "definition"),
                    Column.of("NOTE", "state_reason"),
                    Column.wide("DEAD IN ROW", "dead_in_row"))),
    /** What they are told. */
    DELIVERIES(
            "id",
            now -> List.of(
                    Column.of("ID", "id"),
                    Column.of("TO", "subscription_id"),
                    new Column("ABOUT", false, RowNotes::aboutWhat),
                    Column.of("TYPE", "type"),
                    Column.of("STATE", "state"),
                    Column.of("TRIED", "tried"),
                    new Column("LAST", false, RowNotes::lastTry),
                    Column.wide("DUE AT", "due_at"),
                    Column.wide("ENDED AT", "ended_at"))),
    /** Migrations. */
    MIGRATIONS(
            "version",
            now -> List.of(
                    Column.of("VERSION", "version"),
                    Column.of("DESCRIPTION", "description"),
                    Column.of("STATE", "state"))),
    /** What the doctor looked at. */
    CHECKS(
            "check",
            now -> List.of(Column.of("CHECK", "check"), Column.of("RESULT", "result"), Column.of("FOUND", "found"))),
    /** Fillings and emptyings of the queue. */
    BENCH_ROUNDS(
            "subject",
            now -> List.of(
                    Column.of("SUBJECT", "subject"),
                    Column.of("STEPS", "steps"),
                    Column.of("TASKS", "tasks"),
                    Column.of("ENQUEUE/S", "enqueue.tasks_per_second"),
                    Column.of("TASKS/S", "drain.tasks_per_second"),
                    Column.of("STEPS/S", "drain.steps_per_second"),
                    Column.of("CLIENT µs", "drain.client_cpu_us"),
                    Column.of("SERVER µs", "drain.server_cpu_us"),
                    Column.of("STATEMENTS", "drain.statements"),
                    Column.of("COMMITS", "drain.transactions"),
                    Column.of("WAL B", "drain.wal_bytes"),
                    Column.of("WAL B ALL", "wal_bytes_per_step"),
                    Column.wide("WHOLE PAGES", "drain.wal_full_pages"),
                    Column.wide("SECONDS", "drain.seconds"),
                    Column.wide("ENQUEUE CLIENT µs", "enqueue.client_cpu_us"),
                    Column.wide("ENQUEUE SERVER µs", "enqueue.server_cpu_us"),
                    Column.wide("ENQUEUE STATEMENTS", "enqueue.statements"),
                    Column.wide("ENQUEUE WAL B", "enqueue.wal_bytes"))),
    /** Single operations over a history. */
    BENCH_HISTORY(
            "operation",
            now -> List.of(
                    Column.of("FINISHED STEPS", "finished_steps"),
                    Column.of("OPERATION", "operation"),
                    Column.of("p50 ms", "p50_ms"),
                    Column.of("p95 ms", "p95_ms"),
                    Column.of("SERVER µs", "server_cpu_us"),
                    Column.of("OF EMPTY", "of_empty"),
                    Column.of("CPU OF EMPTY", "cpu_of_empty"))),
    /** Goals and what they are compared with. */
    BENCH_GOALS(
            "goal",
            now -> List.of(
                    Column.of("GOAL", "goal"),
                    Column.of("FOUND", "found"),
                    Column.of("FIRST", "first"),
                    Column.of("AIM", "aim"),
                    Column.of("REACHED", "reached")));

    private final String id;
    private final Columns columns;

    Listing(String id, Columns columns) {
        this.id = id;
        this.columns = columns;
    }

    /** What a list shows at a moment. */
    private interface Columns {
        List<Column> at(@Nullable Instant now);
    }

    /** The columns at this moment; times are absolute when there is none. */
    List<Column> columns(@Nullable Instant now) {
        return columns.at(now);
    }

    /** The member that names a row. */
    String id() {
        return id;
    }
}

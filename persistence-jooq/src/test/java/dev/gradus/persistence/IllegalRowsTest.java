package dev.gradus.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.port.NewTask;
import dev.gradus.core.port.StoresContract;
import dev.gradus.core.task.TaskId;
import dev.gradus.core.testing.NewTasks;
import dev.gradus.core.testing.StepSpecs;
import dev.gradus.core.testing.TestWorker;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tries every row that the schema refuses, past the stores. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IllegalRowsTest {
    private static final String TASK = "update task set %s where id = 1";
    private static final String READY = "update step set %s where key = 'ready'";
    private static final String RUNNING = "update step set %s where key = 'running'";
    private static final String SCHEDULE =
            "insert into schedule (name, spec, state, next_tick, seq, created_at, updated_at)"
                    + " values ('nightly', '{}', 'active', now(), 1, now(), now())";
    private static final String GATED = "insert into gated_step values (3, 'kind', 0, now(), %s)";
    private static final String DONE = "update step set %s where key = 'done'";

    private static final String HOOK = "update subscription set %s where id = 1";
    private static final String OTHER_HOOK =
            "insert into subscription (name, url, secret, format, in_flight, state, since, created_at)"
                    + " select name, url, secret, format, in_flight, state, since, created_at from subscription";
    private static final String DELIVERY = "update delivery set %s where id = 1";
    private static final String COPY_OF_DELIVERY =
            "insert into delivery (subscription_id, stream_kind, stream_id, seq, type, at, created_at)"
                    + " select subscription_id, stream_kind, stream_id, seq, type, at, created_at from delivery";

    private TestStores database;

    /** One task with a step that is READY, one that runs and one that has completed; one event, one chunk. */
    @BeforeAll
    void open() {
        database = TestStores.open();
        StepSpecs steps = new StepSpecs("kind");
        NewTask task = NewTasks.automatic("legal", steps.step("done"), steps.step("running"), steps.step("ready"));
        TaskId id = database.stores()
                .tasks()
                .create(task, StoresContract.CAUSE)
                .snapshot()
                .task()
                .id();
        assertThat(id).isEqualTo(new TaskId(1));
        TestWorker worker = TestWorker.start(database.stores(), "kind");
        worker.succeed(worker.claimOne()).orThrow();
        worker.claimOne();
        database.execute("insert into log_chunk (task_id, step_id, attempt, seq, at, source, text)"
                + " values (1, 1, 1, 1, now(), 'stdout', 'x')");
        database.execute("insert into log_extent (task_id, step_id, attempt) values (1, 1, 1)");
        database.execute("insert into definition_version (name, version, source) values ('d', 'v', '{}')");
        database.execute(SCHEDULE);
        database.execute("insert into schedule_run (schedule_id, tick, origin, outcome, at)"
                + " values (1, now(), 'tick', 'waiting', now())");
        database.execute("insert into idempotency_key (key, fingerprint, task_id) values ('k', 'f', 1)");
        database.execute("insert into subscription (name, url, secret, format, in_flight, state, since, created_at)"
                + " values ('hook', 'https://a.example/', 'whsec_x', 'standard', 4, 'active', '1:1:', now())");
        database.execute("insert into delivery (subscription_id, stream_kind, stream_id, seq, type, at, created_at)"
                + " values (1, 'task', 1, 1, 'TaskCreated', now(), now())");
        database.execute("insert into delivery_try (delivery_id, number, at, status, took_ms)"
                + " values (1, 1, now(), 200, 1)");
        database.execute(
                "insert into attempt (step_id, number, executed_by, fence, taken, started_at, ended_at, outcome)"
                        + " values (2, 1, 1, 1, false, now(), now(), 'lost')");
    }

    @AfterAll
    void close() {
        database.close();
    }

    static List<Refusal> refusals() {
        return List.of(
                new Refusal("installation_is_one", "insert into installation values (false, 1)"),
                new Refusal("installation_pkey", "insert into installation values (true, 1)"),
                new Refusal("installation_prefix_has_48_bits", "update installation set prefix = 281474976710656"),
                new Refusal("definition_version_name_is_short", "update definition_version set name = ''"),
                new Refusal("definition_version_is_short", "update definition_version set version = repeat('a', 65)"),
                new Refusal("definition_name_version_fkey", "insert into definition values ('d', 'unknown')"),
                new Refusal("task_id_is_positive", TASK.formatted("id = 0")),
                new Refusal("task_name_is_short", TASK.formatted("name = repeat('n', 201)")),
                new Refusal("task_definition_is_whole", TASK.formatted("definition_name = 'd'")),
                new Refusal("task_inputs_are_an_object", TASK.formatted("inputs = '[]'")),
                new Refusal("task_labels_are_an_object", TASK.formatted("labels = '[]'")),
                new Refusal("task_dispatch_is_known", TASK.formatted("dispatch = 'sometimes'")),
                new Refusal("task_on_failure_is_known", TASK.formatted("on_failure = 'ignore'")),
                new Refusal("task_state_is_known", TASK.formatted("state = 'done'")),
                new Refusal("task_is_closed_when_terminal", TASK.formatted("state = 'completed'")),
                new Refusal("task_is_closed_when_terminal", TASK.formatted("closed_at = now()")),
                new Refusal("task_round_is_not_negative", TASK.formatted("round = -1")),
                new Refusal("task_seq_is_positive", TASK.formatted("seq = 0")),
                new Refusal("task_pinned_host_is_short", TASK.formatted("pinned_host = ''")),
                new Refusal("task_pinned_engine_is_short", TASK.formatted("pinned_engine = repeat('e', 201)")),
                new Refusal("task_standing_name", copyOfTask()),
                new Refusal("worker_session_slots_are_not_negative", "update worker_session set slots = -1"),
                new Refusal("worker_session_labels_are_an_object", "update worker_session set labels = '1'"),
                new Refusal("worker_session_offers_are_whole", "update worker_session set offers = array[null]"),
                new Refusal("worker_session_swept_fence_is_not_negative", "update worker_session set swept_fence = -1"),
                new Refusal("step_id_is_positive", "update step set id = 0 where key = 'ready'"),
                new Refusal("step_position_is_positive", READY.formatted("position = 0")),
                new Refusal("step_key_has_its_form", READY.formatted("key = '-x'")),
                new Refusal("step_of_task", READY.formatted("key = 'done'")),
                new Refusal("step_role_is_known", READY.formatted("role = 'boss'")),
                new Refusal("step_priority_is_bounded", READY.formatted("priority = 1001")),
                new Refusal("step_spec_is_an_object", READY.formatted("spec = '1'")),
                new Refusal("step_demands_are_whole", READY.formatted("demands = array[null]")),
                new Refusal("step_last_success_is_an_object", READY.formatted("last_success = '1'")),
                new Refusal("step_asked_is_an_object", READY.formatted("asked = '1'")),
                new Refusal("step_state_is_known", READY.formatted("state = 'idle', ready_at = null")),
                new Refusal("step_waiting_is_known", RUNNING.formatted("waiting = 'weather'")),
                new Refusal("step_origin_is_known", DONE.formatted("origin = 'found'")),
                new Refusal("step_skipped_is_known", DONE.formatted("state = 'skipped', skipped = 'boring'")),
                new Refusal("step_attempt_outcome_is_known", DONE.formatted("attempt_outcome = 'fine'")),
                new Refusal("step_is_closed_when_terminal", DONE.formatted("closed_at = null")),
                new Refusal("step_is_closed_when_terminal", READY.formatted("closed_at = now()")),
                new Refusal(
                        "step_is_owned_when_live",
                        RUNNING.formatted("owner = null, attempt_ended_at = now()," + " attempt_outcome = 'lost'")),
                new Refusal("step_is_owned_when_live", READY.formatted("owner = 1")),
                new Refusal("step_is_queued_when_ready", RUNNING.formatted("ready_at = now()")),
                new Refusal("step_waits_for_something", READY.formatted("state = 'waiting', ready_at = null")),
                new Refusal("step_waits_for_something", READY.formatted("waiting = 'ci'")),
                new Refusal("step_is_skipped_for_a_reason", DONE.formatted("state = 'skipped'")),
                new Refusal("step_fails_for_a_reason", DONE.formatted("state = 'failed'")),
                new Refusal("step_completes_somehow", DONE.formatted("origin = null")),
                new Refusal("step_counts_are_not_negative", READY.formatted("open_needs = -1")),
                new Refusal("step_counts_are_not_negative", READY.formatted("lost = 4")),
                new Refusal("step_attempt_is_whole", READY.formatted("fence = 99")),
                new Refusal("step_attempt_is_whole", DONE.formatted("fence = null")),
                new Refusal("step_attempt_end_is_whole", DONE.formatted("attempt_ended_at = null")),
                new Refusal("step_owner_executes", RUNNING.formatted("owner = owner + 1")),
                new Refusal(
                        "step_attempt_ends_with_its_right",
                        DONE.formatted("attempt_ended_at = null," + " attempt_outcome = null")),
                new Refusal("step_is_not_needed_by_itself", READY.formatted("needed_by = array[key]")),
                new Refusal("step_needed_by_is_whole", READY.formatted("needed_by = '{null}'")),
                new Refusal("step_sweep_is_whole", READY.formatted("sweep_session = 1")),
                new Refusal("attempt_number_is_positive", "update attempt set number = 0"),
                new Refusal("attempt_retries_are_not_negative", "update attempt set retries = -1"),
                new Refusal("attempt_outcome_is_known", "update attempt set outcome = 'released'"),
                new Refusal("attempt_step_id_fkey", "update attempt set step_id = 77"),
                new Refusal("ledger_entry_run_is_short", "insert into ledger_entry values (1, 1, '', 'a', now())"),
                new Refusal(
                        "ledger_entry_task_is_short",
                        "insert into ledger_entry values (1, 1, 'r', repeat('a', 201), now())"),
                new Refusal("step_approval_is_an_object", DONE.formatted("approval = '[]'")),
                new Refusal("member_lease_member_is_named", "insert into member_lease values ('', 1, 1, now())"),
                new Refusal("schedule_name_is_short", "update schedule set name = ''"),
                new Refusal("schedule_name_key", SCHEDULE),
                new Refusal("schedule_spec_is_an_object", "update schedule set spec = '[]'"),
                new Refusal("schedule_state_is_known", "update schedule set state = 'asleep', next_tick = null"),
                new Refusal("schedule_comes_next_while_active", "update schedule set next_tick = null"),
                new Refusal("schedule_comes_next_while_active", "update schedule set state = 'paused'"),
                new Refusal("schedule_waiting_is_not_negative", "update schedule set waiting = -1"),
                new Refusal("schedule_seq_is_positive", "update schedule set seq = 0"),
                new Refusal("schedule_run_origin_is_known", "update schedule_run set origin = 'chance'"),
                new Refusal("schedule_run_outcome_is_known", "update schedule_run set outcome = 'lost'"),
                new Refusal("schedule_run_is_open_when_started", "update schedule_run set open = true"),
                new Refusal("schedule_run_has_a_task_when_started", "update schedule_run set task_id = 1"),
                new Refusal("schedule_run_is_skipped_for_a_reason", "update schedule_run set outcome = 'skipped'"),
                new Refusal("schedule_run_is_skipped_for_a_reason", "update schedule_run set reason = 'why not'"),
                new Refusal("schedule_run_pkey", "insert into schedule_run select * from schedule_run"),
                new Refusal("schedule_run_schedule_id_fkey", "update schedule_run set schedule_id = 77"),
                new Refusal("schedule_run_task_id_fkey", "update schedule_run set outcome = 'started', task_id = 77"),
                new Refusal("queue_name_has_its_form", "insert into queue values ('-x', false, 1, now())"),
                new Refusal("queue_slots_are_bounded", "insert into queue values ('q', false, 0, now())"),
                new Refusal("gated_step_has_a_gate", GATED.formatted("null, null, null")),
                new Refusal("gated_step_key_has_a_limit", GATED.formatted("null, 'k', null")),
                new Refusal("gated_step_slots_are_bounded", GATED.formatted("null, 'k', 10001")),
                new Refusal(
                        "gated_step_step_id_fkey",
                        GATED.replace("values (3", "values (77").formatted("'q', null, null")),
                new Refusal("admission_gate_is_named", "insert into admission values ('q', 3)"),
                new Refusal("admission_step_id_fkey", "insert into admission values ('queue:q', 77)"),
                new Refusal("event_stream_kind_is_known", "update event set stream_kind = 'star' where seq = 1"),
                new Refusal("event_seq_is_positive", "update event set seq = 0 where seq = 1"),
                new Refusal("event_payload_is_an_object", "update event set payload = '[]'"),
                new Refusal("event_p0_pkey", "update event set seq = 1 where seq = 2"),
                new Refusal("log_chunk_attempt_is_positive", "update log_chunk set attempt = 0"),
                new Refusal("log_chunk_seq_is_positive", "update log_chunk set seq = 0"),
                new Refusal("log_chunk_source_is_known", "update log_chunk set source = 'radio'"),
                new Refusal("log_chunk_is_bounded", "update log_chunk set text = repeat('x', 65537)"),
                new Refusal("log_extent_is_not_negative", "update log_extent set missing_bytes = -1"),
                new Refusal("idempotency_key_is_short", "update idempotency_key set key = repeat('k', 256)"),
                new Refusal("idempotency_key_made_one_thing", "update idempotency_key set task_id = null"),
                new Refusal("idempotency_key_names_runs_of_its_schedule", "update idempotency_key set runs = '{}'"),
                new Refusal("idempotency_key_pkey", "insert into idempotency_key values ('k', 'g', 1)"),
                new Refusal("tally_block_is_of_tasks_or_steps", "insert into tally_block values ('verse', 0, now())"),
                new Refusal("tally_block_is_not_negative", "insert into tally_block values ('task', -1, now())"),
                new Refusal(
                        "task_tally_counts_something", "insert into task_tally values (0, 'failed', false, false, 0)"),
                new Refusal("step_tally_counts_something", "insert into step_tally values (0, 'failed', 0)"),
                new Refusal(
                        "tool_call_tally_counts_something",
                        "insert into tool_call_tally values (0, 'echo', true, 0.1, 0, 0)"),
                new Refusal("outbox_is_one", "update outbox set only_row = false"),
                new Refusal("subscription_name", OTHER_HOOK),
                new Refusal("subscription_name_has_its_form", HOOK.formatted("name = '77'")),
                new Refusal("subscription_url_is_short", HOOK.formatted("url = ''")),
                new Refusal("subscription_format_is_known", HOOK.formatted("format = 'fax'")),
                new Refusal("subscription_is_signed", HOOK.formatted("secret = null")),
                new Refusal("subscription_previous_secret_ends", HOOK.formatted("previous_secret = 'x'")),
                new Refusal("subscription_types_are_whole", HOOK.formatted("types = array[null]")),
                new Refusal("subscription_in_flight_is_bounded", HOOK.formatted("in_flight = 17")),
                new Refusal("subscription_state_is_known", HOOK.formatted("state = 'asleep'")),
                new Refusal("subscription_active_needs_no_reason", HOOK.formatted("state_reason = 'x'")),
                new Refusal("subscription_dead_in_row_is_not_negative", HOOK.formatted("dead_in_row = -1")),
                new Refusal("delivery_of_event", COPY_OF_DELIVERY),
                new Refusal("delivery_subscription_id_fkey", DELIVERY.formatted("subscription_id = 77")),
                new Refusal("delivery_payload_is_an_object", DELIVERY.formatted("payload = '1'")),
                new Refusal("delivery_state_is_known", DELIVERY.formatted("state = 'lost'")),
                new Refusal("delivery_is_ended_when_terminal", DELIVERY.formatted("ended_at = now()")),
                new Refusal(
                        "delivery_is_not_due_when_ended",
                        DELIVERY.formatted("state = 'dead', ended_at = now(), due_at = now()")),
                new Refusal("delivery_is_held_for_a_time", DELIVERY.formatted("state = 'delivering'")),
                new Refusal("delivery_tries_are_not_negative", DELIVERY.formatted("tries = -1")),
                new Refusal("delivery_result_is_whole", DELIVERY.formatted("status = 200")),
                new Refusal("delivery_try_number_is_positive", "update delivery_try set number = 0"),
                new Refusal("delivery_try_has_a_result", "update delivery_try set error = 'x'"),
                new Refusal("delivery_try_took_some_time", "update delivery_try set took_ms = -1"),
                new Refusal(
                        "idempotency_key_schedule_id_fkey",
                        "update idempotency_key set task_id = null, schedule_id = 77, runs = '{}'"),
                new Refusal("idempotency_key_task_id_fkey", "update idempotency_key set task_id = 77"));
    }

    private static String copyOfTask() {
        return "insert into task (id, name, inputs, dispatch, on_failure, state, created_at, updated_at, seq)"
                + " select 2, name, inputs, dispatch, on_failure, state, created_at, updated_at, seq from task";
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void everyIllegalRowShouldBeRefused(Refusal refusal) {
        assertThat(refused(refusal.statement())).contains("\"" + refusal.constraint() + "\"");
    }

    /** A statement that is not refused is a hole, and the test says so. */
    private String refused(String statement) {
        try {
            database.execute(statement);
            return "accepted";
        } catch (IllegalStateException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    @Test
    void everyRuleShouldHaveBeenTried() {
        Set<String> rules = new TreeSet<>(SchemaRules.of(database).keySet());

        refusals().forEach(refusal -> rules.remove(refusal.constraint()));

        assertThat(rules).isEmpty();
    }

    @Test
    void theStoredTaskShouldStillBeLegal() {
        List<String> states = database.query("select state from step order by id");

        assertThat(states).containsExactly("completed", "running", "ready");
    }

    record Refusal(String constraint, String statement) {}
}

-- A caller's key under which a task is stored once. The fingerprint tells a repetition from another request.
create table idempotency_key (
  key text primary key,
  fingerprint text not null,
  task_id bigint not null references task (id) on delete cascade deferrable initially deferred,
  created_at timestamptz not null default clock_timestamp(),
  constraint idempotency_key_is_short check (length(key) between 1 and 255)
);
create index idempotency_key_by_task on idempotency_key (task_id);

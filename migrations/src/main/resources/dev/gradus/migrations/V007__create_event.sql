-- A cache is harmless: only the order within one transaction counts, and one connection counts upwards.
create sequence event_ids cache 50;

-- Facts, appended and never changed. xid is the storing transaction: readers of all streams stay below the oldest
-- transaction still running and go on from (xid, id), so that none that commits late is overtaken. It is a bigint because
-- xid8 has no type in JDBC.
-- Events of tasks are kept in ranges of a million tasks, so that pruning drops tables instead of deleting rows; those of
-- projects and of the installation are few and stay.
create table event (
  stream_kind text not null,
  stream_id bigint not null,
  seq bigint not null,
  id bigint not null default nextval('event_ids'),
  xid bigint not null default (pg_current_xact_id()::text::bigint),
  type text not null,
  payload json not null,
  actor text not null,
  request_id text,
  reason text,
  at timestamptz not null,
  primary key (stream_kind, stream_id, seq),
  constraint event_stream_kind_is_known check (stream_kind in ('task', 'project', 'installation')),
  constraint event_seq_is_positive check (seq > 0),
  constraint event_payload_is_an_object check (json_typeof(payload) = 'object')
) partition by list (stream_kind);

create index event_by_position on event (xid, id);

create table event_other partition of event default;
create table event_task partition of event for values in ('task') partition by range (stream_id);

-- Catches what no range has been made for, so that a late range never stops work.
create table event_rest partition of event_task default;

-- One lease per process that executes steps; what it has claimed is its own as long as the lease lasts. The lease is no
-- column of the step, so that a renewal is one row however much is held.
create table worker_session (
  id bigint generated always as identity primary key,
  name text not null,
  host text not null,
  kinds text[] not null,
  slots int not null,
  labels json not null default '{}',
  started_at timestamptz not null default clock_timestamp(),
  lease_until timestamptz not null,
  swept_fence bigint not null default 0,
  swept_at timestamptz,
  constraint worker_session_slots_are_not_negative check (slots >= 0),
  constraint worker_session_labels_are_an_object check (json_typeof(labels) = 'object'),
  constraint worker_session_swept_fence_is_not_negative check (swept_fence >= 0)
) with (fillfactor = 50);

-- The sweeper looks only at sessions of which something may still be held: a handful, however many there have been.
create index worker_session_unswept on worker_session (id) where swept_at is null;

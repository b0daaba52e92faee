-- One event on its way to one subscriber. It is made from the event, which is stored in the transaction that makes it true;
-- the unique key is why it is made once. due_at is when a sender may take it: set for the first open delivery of a
-- subscription and a stream, null behind it, and the end of its sender's time while it is being sent.
create table delivery (
  id bigint generated always as identity primary key,
  subscription_id bigint not null references subscription (id) on delete cascade,
  stream_kind text not null,
  stream_id bigint not null,
  seq bigint not null,
  type text not null,
  payload json,
  at timestamptz not null,
  state text not null default 'pending',
  tries int not null default 0,
  due_at timestamptz,
  fence bigint,
  ended_at timestamptz,
  status int,
  error text,
  took_ms int,
  created_at timestamptz not null,

  constraint delivery_of_event unique (subscription_id, stream_kind, stream_id, seq),
  constraint delivery_payload_is_an_object check (json_typeof(payload) = 'object'),
  constraint delivery_state_is_known check (state in ('pending', 'delivering', 'waiting', 'delivered', 'dead')),
  constraint delivery_is_ended_when_terminal check ((ended_at is not null) = (state in ('delivered', 'dead'))),
  constraint delivery_is_not_due_when_ended check (ended_at is null or due_at is null),
  constraint delivery_is_held_for_a_time check (state <> 'delivering' or (fence is not null and due_at is not null)),
  constraint delivery_tries_are_not_negative check (tries >= 0),
  constraint delivery_result_is_whole check
    ((took_ms is null) = (status is null and error is null) and (status is null or error is null))
) with (fillfactor = 80);

create index delivery_due on delivery (subscription_id, due_at, id) where due_at is not null;
create index delivery_open on delivery (subscription_id, stream_kind, stream_id, seq) where ended_at is null;
create index delivery_by_stream on delivery (stream_kind, stream_id, id);
create index delivery_ended on delivery (ended_at) where ended_at is not null;

-- Each try that came to something.
create table delivery_try (
  delivery_id bigint not null references delivery (id) on delete cascade,
  number int not null,
  at timestamptz not null,
  status int,
  error text,
  took_ms int not null,
  primary key (delivery_id, number),
  constraint delivery_try_number_is_positive check (number > 0),
  constraint delivery_try_has_a_result check ((status is null) <> (error is null)),
  constraint delivery_try_took_some_time check (took_ms >= 0)
);

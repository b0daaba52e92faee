-- Who is told of events. since is the snapshot (a pg_snapshot, as text) in which it was made: what was visible then is the
-- past, and it is not told of that.
create table subscription (
  id bigint generated always as identity primary key,
  name text not null,
  url text not null,
  secret text,
  previous_secret text,
  previous_until timestamptz,
  types text[] not null default '{}',
  definition text,
  format text not null,
  in_flight int not null,
  state text not null,
  state_reason text,
  dead_in_row int not null default 0,
  since text not null,
  created_at timestamptz not null,

  constraint subscription_name unique (name),
  constraint subscription_name_has_its_form check
    (length(name) between 1 and 100 and name !~ '[^A-Za-z0-9._-]' and name ~ '[^0-9]'),
  constraint subscription_url_is_short check (length(url) between 1 and 2000),
  constraint subscription_format_is_known check (format in ('standard', 'slack', 'email')),
  constraint subscription_is_signed check (format <> 'standard' or secret is not null),
  constraint subscription_previous_secret_ends check ((previous_secret is null) = (previous_until is null)),
  constraint subscription_types_are_whole check (array_position(types, null) is null),
  constraint subscription_in_flight_is_bounded check (in_flight between 1 and 16),
  constraint subscription_state_is_known check (state in ('active', 'paused', 'disabled')),
  constraint subscription_active_needs_no_reason check (state <> 'active' or state_reason is null),
  constraint subscription_dead_in_row_is_not_negative check (dead_in_row >= 0)
);

-- How far the events have been looked at, by all subscriptions together. Whoever makes deliveries holds the row, so that one
-- process does.
create table outbox (
  only_row boolean primary key default true,
  xid bigint not null,
  id bigint not null,
  constraint outbox_is_one check (only_row)
);
insert into outbox (xid, id) values (0, 0);

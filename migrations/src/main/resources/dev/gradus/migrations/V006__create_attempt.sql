-- Attempts that were followed by another. A released attempt is not among them: its number is used again.
create table attempt (
  step_id bigint not null references step (id) on delete cascade,
  number int not null,
  executed_by bigint not null,
  fence bigint not null,
  taken boolean not null,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  outcome text not null,
  input json,
  output json,
  failure json,
  retries int not null default 0,
  primary key (step_id, number),
  constraint attempt_number_is_positive check (number > 0),
  constraint attempt_retries_are_not_negative check (retries >= 0),
  constraint attempt_outcome_is_known check
    (outcome in ('completed', 'failed', 'lost', 'cancelled', 'waiting'))
);

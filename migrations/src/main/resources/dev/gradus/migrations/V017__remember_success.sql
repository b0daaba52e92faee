-- What a step that tracks its inputs last succeeded with: the attempt, the fingerprint, the results. It outlives the pass in
-- which it was made, so that a later one can take the results; null for the steps that track nothing, which are most.
alter table step add column last_success json;
alter table step add constraint step_last_success_is_an_object
  check (last_success is null or json_typeof(last_success) = 'object');

-- Whether the next execution is made even if the last success could stand in; cleared by success.
alter table step add column forced boolean not null default false;

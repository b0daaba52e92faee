-- What somebody asked of the step's next execution beside its settings, such as which targets a rubric is held against;
-- null for nothing, cleared by success.
alter table step add column asked json;
alter table step add constraint step_asked_is_an_object
  check (asked is null or json_typeof(asked) = 'object');

-- Whether the step becomes READY by the mere end of its last need: no delay, nobody else's, and not only after a failure.
-- Told by the specification and kept beside it, so that completions of the steps before it need not read that. Steps
-- stored before this column are not plain: they are completed on the longer way, which is always right.
alter table step add column plain boolean not null default false;

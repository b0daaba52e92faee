-- How the approval of a step stands, and what was filled in when work was pushed back to it; null where nobody was asked.
alter table step add column approval json;
alter table step add constraint step_approval_is_an_object
  check (approval is null or json_typeof(approval) = 'object');

-- Steps that wait for a person: the inbox, and what the sweeper looks through for approvals whose time has run out. Written
-- in the transaction in which a step begins or ceases to wait. A table of its own, because an index on what a step waits for
-- would cost every completion its heap-only update.
create table pending_approval (
  step_id bigint primary key references step (id) on delete cascade,
  task_id bigint not null,
  until timestamptz
);
create index pending_approval_by_end on pending_approval (until) where until is not null;

insert into pending_approval (step_id, task_id, until)
select id, task_id, not_before from step where state = 'waiting' and waiting = 'approval';

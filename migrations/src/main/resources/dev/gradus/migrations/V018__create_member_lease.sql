-- Who uses which member of a pool. A row counts only while its step is still held under its fence: whoever dies takes no member
-- along, and whoever comes next sees from the row that it was not given back.
create table member_lease (
  member text primary key,
  step_id bigint not null references step (id) on delete cascade,
  fence bigint not null,
  taken_at timestamptz not null,

  constraint member_lease_member_is_named check (length(member) between 1 and 200)
);

create index member_lease_by_step on member_lease (step_id);

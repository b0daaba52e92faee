-- Who this set of tables is. The prefix begins every public id, so that ids of two installations never meet and a
-- wrong id is told from an unknown one. Made here, once, so that no two processes can make it differently.
create table installation (
  only_row boolean primary key default true,
  prefix bigint not null,
  created_at timestamptz not null default clock_timestamp(),
  constraint installation_is_one check (only_row),
  constraint installation_prefix_has_48_bits check (prefix between 0 and 281474976710655)
);

-- The first twelve digits of a version 4 UUID are all random.
insert into installation (prefix)
values (('x' || left(replace(gen_random_uuid()::text, '-', ''), 12))::bit(48)::bigint);

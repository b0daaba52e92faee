-- Versions are immutable and told by the hash of their content, hence the key; they are never updated.
-- json, not jsonb, here and wherever nothing is looked up inside: it keeps members in the order written.
create table definition_version (
  name text not null,
  version text not null,
  source json not null,
  saved_at timestamptz not null default clock_timestamp(),
  primary key (name, version),
  constraint definition_version_name_is_short check (length(name) between 1 and 200),
  constraint definition_version_is_short check (length(version) between 1 and 64)
);

-- Which version a name stands for now. A table of its own: making another version current is one row.
create table definition (
  name text primary key,
  version text not null,
  foreign key (name, version) references definition_version (name, version)
);

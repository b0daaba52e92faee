-- Names no schema: it must land in the one the test chose.
create table fruit (
    id bigint generated always as identity primary key,
    name text not null,
    price text not null default '${not a placeholder}'
);
create index fruit_by_name on fruit (name);

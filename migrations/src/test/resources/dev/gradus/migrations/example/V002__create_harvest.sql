-- Partitions, a function with its own quoting, a trigger.
create table harvest (
    fruit_id bigint not null references fruit (id),
    picked_at timestamptz not null
) partition by range (fruit_id);
create table harvest_p0 partition of harvest for values from (0) to (1000);
create table harvest_p1 partition of harvest for values from (1000) to (2000);

create function count_harvest(which bigint) returns bigint
language plpgsql
set search_path from current
as $body$
declare
    answer bigint;
begin
    select count(*) into answer from harvest where fruit_id = which; -- a ; inside
    return answer;
end;
$body$;

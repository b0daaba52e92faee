-- Where work is done. A session offers labels, its host and its container engine; a step demands labels and where its task
-- is pinned; it is claimed by sessions that offer all it demands. Offers and demands are entries 'key=value', which are
-- compared as a whole, so that the claim is one containment and neither tables nor documents are joined for it.
alter table task
  add column pinned_host text,
  add column pinned_engine text,
  add constraint task_pinned_host_is_short check (length(pinned_host) between 1 and 200),
  add constraint task_pinned_engine_is_short check (length(pinned_engine) between 1 and 200);

alter table worker_session
  add column engine text,
  add column offers text[] not null default '{}',
  add constraint worker_session_offers_are_whole check (array_position(offers, null) is null);

-- No index: the queue is walked in its order, and what this worker may not have is passed over.
alter table step
  add column demands text[] not null default '{}',
  add constraint step_demands_are_whole check (array_position(demands, null) is null);

-- Labels of steps were marks that nothing acted on; now workers have to offer them. Tasks stored before stay unpinned.
update step
set demands = array(
  select key || '=' || value from json_each_text(spec -> 'labels') order by (key || '=' || value) collate "C")
where json_typeof(spec -> 'labels') = 'object';

-- The host had also named the boot and the process space; tasks are pinned to the machine, which comes first.
update worker_session set host = split_part(host, '/', 1);
update worker_session
set offers = array(
  select entry
  from (select 'host=' || host union all select key || '=' || value from json_each_text(labels)) as own (entry)
  order by entry collate "C");

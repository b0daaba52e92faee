create index concurrently fruit_by_name on fruit (name);

create index harvest_by_time on harvest (picked_at);

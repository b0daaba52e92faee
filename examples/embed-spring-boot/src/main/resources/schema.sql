create table if not exists orders (number bigint primary key, shipped int not null default 0);

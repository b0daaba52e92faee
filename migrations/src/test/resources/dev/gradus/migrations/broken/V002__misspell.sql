create table stone_fruit (name text not null);
alter table no_such_fruit add column name text;

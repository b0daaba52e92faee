-- A step's row is written three times on its happy path. With room for that on its own page the completion stays heap-only also
-- after a claim has moved the row.
alter table step set (fillfactor = 60);

CREATE SCHEMA s;
CREATE TEXT SEARCH CONFIGURATION s.c (COPY = simple);
CREATE TEXT SEARCH DICTIONARY s.d (TEMPLATE = simple, accept = 'false');

COMMENT ON TEXT SEARCH CONFIGURATION s.c IS 'x';

CREATE TABLE t (a text, v tsvector GENERATED ALWAYS AS (to_tsvector('s.c'::regconfig, a)) STORED);
CREATE INDEX i ON t USING gin (to_tsvector('s.c'::regconfig, a));

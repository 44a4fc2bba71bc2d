CREATE SCHEMA s;
CREATE TEXT SEARCH DICTIONARY s.d (TEMPLATE = simple, accept = 'true', stopwords = 'english');
CREATE TEXT SEARCH DICTIONARY s.e (TEMPLATE = snowball, language = 'english');

CREATE TEXT SEARCH CONFIGURATION s.c (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION s.c ALTER MAPPING FOR word, asciiword WITH s.d, s.e;
ALTER TEXT SEARCH CONFIGURATION s.c DROP MAPPING FOR email;

CREATE TEXT SEARCH CONFIGURATION s.c2 (PARSER = default);

CREATE TABLE t (a text, v tsvector GENERATED ALWAYS AS (to_tsvector('s.c'::regconfig, a)) STORED);
CREATE INDEX i ON t USING gin (to_tsvector('s.c'::regconfig, a));

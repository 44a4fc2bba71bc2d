CREATE SCHEMA composite_nested;
SET search_path = composite_nested;
CREATE TYPE c1 AS (a int, b text);
CREATE TYPE c2 AS (x c1, y c1[]);
CREATE TABLE t (v c2);
CREATE FUNCTION f(c1) RETURNS c2 LANGUAGE sql AS 'select null::c2';

CREATE SCHEMA array_enum_domain_mix;
SET search_path = array_enum_domain_mix;
CREATE TYPE e AS ENUM ('a','b');
CREATE DOMAIN d AS e;
CREATE DOMAIN da AS e[];
CREATE TYPE c AS (x d, y da);
CREATE TABLE t (p d, q da, r c, s c[]);

CREATE SCHEMA range_subtype_diff_func;
SET search_path = range_subtype_diff_func;
CREATE FUNCTION sd(a int, b int) RETURNS float8 LANGUAGE sql IMMUTABLE AS 'select (a-b)::float8';
CREATE TYPE r AS RANGE (subtype = int, subtype_diff = sd);
CREATE TABLE t (x r, y int);

CREATE SCHEMA text_to_enum_everywhere;
SET search_path = text_to_enum_everywhere;
CREATE TABLE t (id int primary key, s text not null default 'a' check (s in ('a','b')));
CREATE INDEX i ON t (s);
CREATE VIEW v AS SELECT id, s FROM t WHERE s = 'a';

CREATE SCHEMA view_group_by_pk;
SET search_path = view_group_by_pk;
CREATE TABLE t (id int primary key, n text);
CREATE VIEW v AS SELECT id, n, count(*) FROM t GROUP BY id;

CREATE SCHEMA composite_drop_attr_used;
SET search_path = composite_drop_attr_used;
CREATE TYPE c AS (a int, b text, c text);
CREATE TABLE t OF c (PRIMARY KEY (a));
CREATE VIEW v AS SELECT * FROM t;

CREATE SCHEMA drop_col_with_everything;
SET search_path = drop_col_with_everything;
CREATE TABLE t (id int primary key, a int, b text, c int GENERATED ALWAYS AS (a+1) STORED, CONSTRAINT k CHECK (a > 0 OR b IS NOT NULL), UNIQUE (a, b));
CREATE INDEX i ON t (b) INCLUDE (a);
CREATE STATISTICS st ON a, b FROM t;
CREATE VIEW v AS SELECT id, a FROM t;
CREATE PUBLICATION pb_drop_col_with_everything FOR TABLE t;
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'begin return new; end';
CREATE TRIGGER g AFTER UPDATE OF a, b ON t FOR EACH ROW EXECUTE FUNCTION f();

CREATE SCHEMA fdw;
SET search_path = fdw;
CREATE FOREIGN DATA WRAPPER fw;
CREATE SERVER fs TYPE 'x' VERSION '1' FOREIGN DATA WRAPPER fw OPTIONS (host 'a');
CREATE USER MAPPING FOR pg_monitor SERVER fs OPTIONS (user 'u', password 'p');
CREATE FOREIGN TABLE ft (a int OPTIONS (n 'x') NOT NULL, b text) SERVER fs OPTIONS (t 'q');

CREATE SCHEMA srv_um;
SET search_path = srv_um;
CREATE FOREIGN DATA WRAPPER uw;
CREATE SERVER us FOREIGN DATA WRAPPER uw;
CREATE USER MAPPING FOR pg_monitor SERVER us;
CREATE TABLE t (a int);

CREATE SCHEMA grant_chain;
SET search_path = grant_chain;
GRANT USAGE ON SCHEMA grant_chain TO PUBLIC;
CREATE TABLE t (a int);
ALTER TABLE t OWNER TO pg_signal_backend;
SET ROLE pg_signal_backend;
GRANT SELECT ON t TO pg_read_all_stats WITH GRANT OPTION;
SET ROLE pg_read_all_stats;
GRANT SELECT ON t TO pg_monitor;
RESET ROLE;

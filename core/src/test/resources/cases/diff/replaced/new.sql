CREATE SCHEMA view_to_table;
SET search_path = view_to_table;
CREATE TABLE base (a int);
CREATE TABLE t (a int);
CREATE VIEW w AS SELECT * FROM t;

CREATE SCHEMA view_to_matview;
SET search_path = view_to_matview;
CREATE TABLE base (a int);
CREATE MATERIALIZED VIEW t AS SELECT a FROM base;
GRANT SELECT ON t TO pg_monitor;
CREATE VIEW w AS SELECT * FROM t;

CREATE SCHEMA matview_to_view;
SET search_path = matview_to_view;
CREATE TABLE b (a int);
CREATE VIEW v AS SELECT a FROM b;
CREATE VIEW w AS SELECT a FROM v;

CREATE SCHEMA table_to_foreign;
SET search_path = table_to_foreign;
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE TABLE o (x int);
CREATE FOREIGN TABLE t (a int NOT NULL DEFAULT 3, b text, CHECK (a > 0)) SERVER s;
CREATE VIEW v AS SELECT * FROM t;
COMMENT ON COLUMN t.a IS 'x';
GRANT SELECT ON t TO pg_monitor;

CREATE SCHEMA composite_to_table;
SET search_path = composite_to_table;
CREATE TABLE o (x int);
CREATE TABLE t (a int, b text);
CREATE FUNCTION f(t) RETURNS int LANGUAGE sql AS 'select 1';

CREATE SCHEMA table_drop_recreate_kind;
SET search_path = table_drop_recreate_kind;
CREATE TABLE x (a int);
CREATE TYPE y AS (a x);

CREATE SCHEMA name_swap;
SET search_path = name_swap;
CREATE TABLE b (x int);
CREATE TABLE a (y text);
CREATE INDEX j ON b (x);
CREATE INDEX i ON a (y);
CREATE VIEW s AS SELECT 1 AS q;
CREATE SEQUENCE v;

CREATE SCHEMA foreign_table_to_table;
SET search_path = foreign_table_to_table;
CREATE FOREIGN DATA WRAPPER w2;
CREATE SERVER s2 FOREIGN DATA WRAPPER w2;
CREATE TABLE ft (a int);
CREATE VIEW v AS SELECT * FROM ft;

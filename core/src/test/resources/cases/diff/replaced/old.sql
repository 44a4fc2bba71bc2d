CREATE SCHEMA view_to_table;
SET search_path = view_to_table;
CREATE TABLE base (a int);
CREATE VIEW t AS SELECT a FROM base;
CREATE VIEW w AS SELECT * FROM t;

CREATE SCHEMA view_to_matview;
SET search_path = view_to_matview;
CREATE TABLE base (a int);
CREATE VIEW t AS SELECT a FROM base;
GRANT SELECT ON t TO pg_monitor;
CREATE VIEW w AS SELECT * FROM t;

CREATE SCHEMA matview_to_view;
SET search_path = matview_to_view;
CREATE TABLE b (a int);
CREATE MATERIALIZED VIEW v AS SELECT a FROM b;
CREATE INDEX i ON v (a);
CREATE VIEW w AS SELECT a FROM v;

CREATE SCHEMA table_to_foreign;
SET search_path = table_to_foreign;
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE TABLE o (x int);
CREATE TABLE t (a int NOT NULL DEFAULT 3, b text, CHECK (a > 0));
CREATE VIEW v AS SELECT * FROM t;
COMMENT ON COLUMN t.a IS 'x';
GRANT SELECT ON t TO pg_monitor;

CREATE SCHEMA composite_to_table;
SET search_path = composite_to_table;
CREATE TABLE o (x int);
CREATE TYPE t AS (a int, b text);
CREATE FUNCTION f(t) RETURNS int LANGUAGE sql AS 'select 1';

CREATE SCHEMA table_drop_recreate_kind;
SET search_path = table_drop_recreate_kind;
CREATE TYPE x AS ENUM ('a');
CREATE TABLE y (a x);

CREATE SCHEMA name_swap;
SET search_path = name_swap;
CREATE TABLE a (x int);
CREATE TABLE b (y text);
CREATE INDEX i ON a (x);
CREATE INDEX j ON b (y);
CREATE SEQUENCE s;
CREATE VIEW v AS SELECT 1 AS q;

CREATE SCHEMA foreign_table_to_table;
SET search_path = foreign_table_to_table;
CREATE FOREIGN DATA WRAPPER w2;
CREATE SERVER s2 FOREIGN DATA WRAPPER w2;
CREATE FOREIGN TABLE ft (a int) SERVER s2;
CREATE VIEW v AS SELECT * FROM ft;

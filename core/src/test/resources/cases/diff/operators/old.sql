CREATE SCHEMA IF NOT EXISTS c_opclass;
SET search_path = c_opclass, public;
CREATE FUNCTION cmp(int, int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $2 - $1';

CREATE FUNCTION lt(int, int) RETURNS bool LANGUAGE sql IMMUTABLE AS 'SELECT $1 > $2';

CREATE OPERATOR <<< (FUNCTION = lt, LEFTARG = int, RIGHTARG = int);

CREATE OPERATOR FAMILY f USING btree;

CREATE OPERATOR CLASS c FOR TYPE int USING btree FAMILY f AS OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 cmp(int, int);

CREATE TABLE t (a int);
CREATE INDEX i ON t (a c);
CREATE SCHEMA IF NOT EXISTS c_transform;
SET search_path = c_transform, public;
CREATE FUNCTION fs(internal) RETURNS internal IMMUTABLE LANGUAGE internal AS 'int4in';
CREATE TYPE ct AS (a int);
SET search_path = public;
CREATE CONVERSION c1 FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
CREATE SCHEMA IF NOT EXISTS c_language;
SET search_path = c_language, public;
CREATE LANGUAGE l1 HANDLER plpgsql_call_handler;
CREATE FUNCTION f() RETURNS int LANGUAGE l1 AS 'BEGIN RETURN 1;
END';

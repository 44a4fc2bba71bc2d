-- from PostgreSQL 18
CREATE SCHEMA IF NOT EXISTS c_generated;
SET search_path = c_generated, public;
CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 2) STORED, c int GENERATED ALWAYS AS (a * 3) VIRTUAL, d int, e int GENERATED ALWAYS AS (a + 1) STORED, CHECK (b > 0));
CREATE INDEX i ON t (b);
CREATE VIEW v AS SELECT b, c FROM t;
CREATE SCHEMA IF NOT EXISTS c_notnull18;
SET search_path = c_notnull18, public;
CREATE TABLE t (a int CONSTRAINT nn NOT NULL, b int NOT NULL, c int, d int NOT NULL NO INHERIT);
ALTER TABLE t ADD CONSTRAINT cnn NOT NULL c NOT VALID;
CREATE SCHEMA IF NOT EXISTS c_notenforced;
SET search_path = c_notenforced, public;
CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE t (a int, CONSTRAINT c CHECK (a > 0) NOT ENFORCED, CONSTRAINT fk FOREIGN KEY (a) REFERENCES p NOT ENFORCED, CONSTRAINT fk2 FOREIGN KEY (a) REFERENCES p DEFERRABLE);
SET search_path = public;
CREATE EXTENSION btree_gist;
CREATE TABLE t (id int, r daterange, PRIMARY KEY (id));
CREATE TABLE u (id int, r daterange);

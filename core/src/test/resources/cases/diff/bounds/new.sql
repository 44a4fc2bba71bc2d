CREATE SCHEMA part_bounds_swap;
SET search_path = part_bounds_swap;
CREATE TABLE t (a int) PARTITION BY RANGE (a);
CREATE TABLE p PARTITION OF t FOR VALUES FROM (10) TO (20);
CREATE TABLE q PARTITION OF t FOR VALUES FROM (0) TO (10);

CREATE SCHEMA part_bounds_shift;
SET search_path = part_bounds_shift;
CREATE TABLE t (a int) PARTITION BY RANGE (a);
CREATE TABLE p PARTITION OF t FOR VALUES FROM (0) TO (15);
CREATE TABLE q PARTITION OF t FOR VALUES FROM (15) TO (25);
CREATE TABLE r PARTITION OF t FOR VALUES FROM (25) TO (30);

CREATE SCHEMA part_move_parent;
SET search_path = part_move_parent;
CREATE TABLE t (a int) PARTITION BY RANGE (a);
CREATE TABLE u (a int) PARTITION BY RANGE (a);
CREATE TABLE p PARTITION OF u FOR VALUES FROM (0) TO (10);
CREATE INDEX ti ON t (a);
CREATE INDEX ui ON u (a);

CREATE SCHEMA part_drop_referenced;
SET search_path = part_drop_referenced;
CREATE TABLE r (id int, x int, primary key (id)) PARTITION BY LIST (id);
CREATE TABLE r1 PARTITION OF r FOR VALUES IN (1);
CREATE TABLE c (a int references r);

CREATE SCHEMA partition_default_attach_existing;
SET search_path = partition_default_attach_existing;
CREATE TABLE t (a int) PARTITION BY RANGE (a);
CREATE TABLE d PARTITION OF t DEFAULT;
CREATE TABLE x PARTITION OF t FOR VALUES FROM (0) TO (10);

CREATE SCHEMA part_key_type;
SET search_path = part_key_type;
CREATE TABLE t (a bigint, b int NOT NULL, PRIMARY KEY (a)) PARTITION BY RANGE (a);
CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (0) TO (10);
CREATE TABLE c (a bigint REFERENCES t);
CREATE VIEW v AS SELECT a FROM t;
CREATE INDEX i ON t (b);

CREATE SCHEMA enum_part_key;
SET search_path = enum_part_key;
CREATE TYPE e AS ENUM ('b','a');
CREATE TABLE t (x e, y int) PARTITION BY LIST (x);
CREATE TABLE ta PARTITION OF t FOR VALUES IN ('a');
CREATE TABLE tb PARTITION OF t FOR VALUES IN ('b');

CREATE SCHEMA part_fk_both;
SET search_path = part_fk_both;
CREATE TABLE r (id int, primary key (id)) PARTITION BY HASH (id);
CREATE TABLE r0 PARTITION OF r FOR VALUES WITH (modulus 2, remainder 0);
CREATE TABLE r1 PARTITION OF r FOR VALUES WITH (modulus 2, remainder 1);
CREATE TABLE t (a int, b int references r(id) on delete cascade) PARTITION BY RANGE (a);
CREATE TABLE p PARTITION OF t FOR VALUES FROM (0) TO (10);
ALTER TABLE p ADD CONSTRAINT p_fk2 FOREIGN KEY (a) REFERENCES r(id);

CREATE SCHEMA subpart;
SET search_path = subpart;
CREATE TABLE t (id bigint, r text, d date, x int default 3 not null) PARTITION BY LIST (r);
CREATE TABLE t_eu PARTITION OF t FOR VALUES IN ('eu','uk') PARTITION BY RANGE (d);
CREATE TABLE t_eu_20 PARTITION OF t_eu FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE t_eu_21 PARTITION OF t_eu FOR VALUES FROM ('2021-01-01') TO ('2022-01-01');
CREATE INDEX t_d ON t (d, x);
ALTER TABLE t ADD CONSTRAINT u UNIQUE (id, r, d);
ALTER TABLE t_eu_21 ADD CONSTRAINT c CHECK (x > 0);

CREATE SCHEMA part_trigger;
SET search_path = part_trigger;
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'begin return new; end';
CREATE TABLE t (a int, b int) PARTITION BY RANGE (a);
CREATE TABLE p PARTITION OF t FOR VALUES FROM (0) TO (10);
CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
ALTER TABLE p DISABLE TRIGGER g;

CREATE SCHEMA trigger_own_vs_parent_cloned;
SET search_path = trigger_own_vs_parent_cloned;
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'begin return null; end';
CREATE TABLE t (a int) PARTITION BY RANGE (a);
CREATE TABLE p PARTITION OF t FOR VALUES FROM (0) TO (10) PARTITION BY RANGE (a);
CREATE TABLE q PARTITION OF p FOR VALUES FROM (0) TO (5);
CREATE TRIGGER g AFTER INSERT OR UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f();

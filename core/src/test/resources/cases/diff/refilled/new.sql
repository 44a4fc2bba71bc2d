CREATE SCHEMA table_to_partitioned;
SET search_path = table_to_partitioned;
CREATE TABLE t (id int, d date not null, primary key (id, d)) PARTITION BY RANGE (d);
CREATE TABLE t1 PARTITION OF t DEFAULT;

CREATE SCHEMA swap_rich;
SET search_path = swap_rich;
CREATE TABLE other (id int primary key);
CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY, d date NOT NULL, s serial, o int REFERENCES other, u text, g int GENERATED ALWAYS AS (s * 2) STORED, CHECK (id > 0), PRIMARY KEY (id, d)) PARTITION BY RANGE (d);
CREATE TABLE t_def PARTITION OF t DEFAULT;
CREATE TABLE t_20 PARTITION OF t FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE INDEX ti ON t (d);
CREATE INDEX tj ON t (lower(u)) WHERE u IS NOT NULL;
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$begin raise exception 'no'; end$$;
CREATE TRIGGER tg BEFORE INSERT OR UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f();
CREATE VIEW v AS SELECT id, u FROM t;
CREATE MATERIALIZED VIEW m AS SELECT count(*) AS n FROM t;
CREATE TABLE c (x int, y bigint);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
ALTER TABLE t FORCE ROW LEVEL SECURITY;
CREATE POLICY p ON t USING (o > 0);
GRANT SELECT ON t TO pg_monitor;
GRANT UPDATE (u) ON t TO pg_monitor;
COMMENT ON TABLE t IS 'x';
COMMENT ON COLUMN t.u IS 'uu';
CREATE STATISTICS st ON d, u FROM t;
CREATE PUBLICATION pb_swap_rich FOR TABLE t;

CREATE SCHEMA swap_hash_back;
SET search_path = swap_hash_back;
CREATE TABLE t (a bigint NOT NULL, b text DEFAULT 'x', z int DEFAULT 4);
CREATE UNIQUE INDEX ui ON t (a);
CREATE TABLE c (a bigint);
ALTER TABLE c ADD CONSTRAINT fk FOREIGN KEY (a) REFERENCES t (a);

CREATE SCHEMA swap_sub_back;
SET search_path = swap_sub_back;
CREATE TABLE t (a int, b int);
CREATE INDEX i ON t (b);
CREATE TABLE t2 (a int, b int);

CREATE SCHEMA leaf_becomes_sub;
SET search_path = leaf_becomes_sub;
CREATE TABLE t (a int, b int) PARTITION BY LIST (a);
CREATE TABLE t1 PARTITION OF t FOR VALUES IN (1) PARTITION BY RANGE (b);
CREATE TABLE t1x PARTITION OF t1 FOR VALUES FROM (0) TO (100);
CREATE TABLE t2 PARTITION OF t FOR VALUES IN (2);
CREATE INDEX i ON t (b);
ALTER TABLE t ADD CONSTRAINT u UNIQUE (a, b);

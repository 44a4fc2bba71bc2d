CREATE SCHEMA check_on_parent_child;
SET search_path = check_on_parent_child;
CREATE TABLE t (a int, b int, CONSTRAINT k CHECK (b > 0)) PARTITION BY RANGE (a);
CREATE TABLE p PARTITION OF t FOR VALUES FROM (0) TO (10);

CREATE SCHEMA fk_on_leaf_to_parent;
SET search_path = fk_on_leaf_to_parent;
CREATE TABLE r (id int PRIMARY KEY);
CREATE TABLE t (a int, b int, CONSTRAINT pf FOREIGN KEY (b) REFERENCES r) PARTITION BY RANGE (a);
CREATE TABLE p PARTITION OF t FOR VALUES FROM (0) TO (10);

CREATE SCHEMA notnull_on_parent_child;
SET search_path = notnull_on_parent_child;
CREATE TABLE t (a int, b int NOT NULL, PRIMARY KEY (a)) PARTITION BY RANGE (a);
CREATE TABLE p PARTITION OF t FOR VALUES FROM (0) TO (10);

CREATE SCHEMA uq_on_leaf_to_parent_constraint;
SET search_path = uq_on_leaf_to_parent_constraint;
CREATE TABLE t (a int, b int) PARTITION BY RANGE (a);
CREATE TABLE p PARTITION OF t FOR VALUES FROM (0) TO (10);
ALTER TABLE t ADD CONSTRAINT tu UNIQUE (a, b);
CREATE INDEX tb ON t (b);

CREATE SCHEMA leaf_extra_index_and_toggle;
SET search_path = leaf_extra_index_and_toggle;
CREATE TABLE t (a int, b bigint) PARTITION BY RANGE (a);
CREATE TABLE p PARTITION OF t FOR VALUES FROM (0) TO (10) WITH (fillfactor = 50);
CREATE TABLE q PARTITION OF t FOR VALUES FROM (10) TO (20);
CREATE UNIQUE INDEX ON t (a, b);
CREATE INDEX qe ON q (a, b);

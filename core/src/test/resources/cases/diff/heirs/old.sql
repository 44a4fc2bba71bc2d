CREATE SCHEMA check_on_parent_child;
SET search_path = check_on_parent_child;
CREATE TABLE t (a int, b int) PARTITION BY RANGE (a);
CREATE TABLE p PARTITION OF t FOR VALUES FROM (0) TO (10);
ALTER TABLE p ADD CONSTRAINT k CHECK (b > 0);

CREATE SCHEMA fk_on_leaf_to_parent;
SET search_path = fk_on_leaf_to_parent;
CREATE TABLE r (id int PRIMARY KEY);
CREATE TABLE t (a int, b int) PARTITION BY RANGE (a);
CREATE TABLE p PARTITION OF t FOR VALUES FROM (0) TO (10);
ALTER TABLE p ADD CONSTRAINT pf FOREIGN KEY (b) REFERENCES r;

CREATE SCHEMA notnull_on_parent_child;
SET search_path = notnull_on_parent_child;
CREATE TABLE t (a int, b int) PARTITION BY RANGE (a);
CREATE TABLE p PARTITION OF t FOR VALUES FROM (0) TO (10);
ALTER TABLE p ALTER b SET NOT NULL;
ALTER TABLE p ADD PRIMARY KEY (a);

CREATE SCHEMA uq_on_leaf_to_parent_constraint;
SET search_path = uq_on_leaf_to_parent_constraint;
CREATE TABLE t (a int, b int) PARTITION BY RANGE (a);
CREATE TABLE p PARTITION OF t FOR VALUES FROM (0) TO (10);
ALTER TABLE p ADD CONSTRAINT pu UNIQUE (a, b);
CREATE INDEX pb ON p (b);

CREATE SCHEMA leaf_extra_index_and_toggle;
SET search_path = leaf_extra_index_and_toggle;
CREATE TABLE t (a int, b int) PARTITION BY RANGE (a);
CREATE TABLE p PARTITION OF t FOR VALUES FROM (0) TO (10);
CREATE TABLE q PARTITION OF t FOR VALUES FROM (10) TO (20);
CREATE INDEX ON t (b);
CREATE INDEX pe ON p (a, b);

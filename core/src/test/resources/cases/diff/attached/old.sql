CREATE TABLE p (id int, k text, v int) PARTITION BY LIST (k);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN ('a');
CREATE TABLE p2 (v int, k text, id int);
ALTER TABLE p ATTACH PARTITION p2 FOR VALUES IN ('b');
CREATE TABLE p3 (id int, k text, v int);
CREATE INDEX pi ON p (v);
CREATE INDEX p3i ON p3 (v);

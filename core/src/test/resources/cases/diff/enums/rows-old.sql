SET search_path = c_enum2, public;
INSERT INTO t VALUES ('a', '{b}', 1);
INSERT INTO q VALUES ('a');
INSERT INTO qc VALUES (ROW('a'));
SET search_path = c_enumadd, public;
INSERT INTO t VALUES ('a');

SET search_path = part_move_parent;
INSERT INTO t VALUES (1);

SET search_path = part_drop_referenced;
INSERT INTO r VALUES (1,1),(2,2);
INSERT INTO c VALUES (1);

SET search_path = partition_default_attach_existing;
INSERT INTO d VALUES (50);
INSERT INTO x VALUES (3);

SET search_path = part_key_type;
INSERT INTO t VALUES (1,1);
INSERT INTO c VALUES (1);

SET search_path = enum_part_key;
INSERT INTO t VALUES ('a',1),('b',2);

SET search_path = subpart;
INSERT INTO t VALUES (1,'eu','2020-05-05');

SET search_path = table_to_partitioned;
INSERT INTO t VALUES (1,'2020-01-01'),(2,'2021-01-01');

SET search_path = swap_rich;
INSERT INTO other VALUES (1);
INSERT INTO t (d,o,u) VALUES ('2020-05-05',1,'a'),('2022-01-01',1,'b');
INSERT INTO c VALUES (1,1);

SET search_path = swap_hash_back;
INSERT INTO t VALUES (1,'p'),(2,'q'),(3,'r');
INSERT INTO c VALUES (1);

SET search_path = swap_sub_back;
INSERT INTO t VALUES (1,1),(2,2);

SET search_path = leaf_becomes_sub;
INSERT INTO t VALUES (1,1),(2,2);
